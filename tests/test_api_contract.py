"""The API against its own description: no error of the server and no broken promise, whatever is asked of it."""

import schemathesis
from hypothesis import HealthCheck, settings
from nouns_view import STRAIT
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette

from timeline.core.settings import Settings
from timeline.publish.routes import routes

APP = Starlette(routes=routes(Settings(store=str(STRAIT), unreviewed="shown"), lambda: "2025-03-20"))
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@SCHEMA.parametrize()
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_it_keeps_its_promises(case):
    case.call_and_validate(checks=CHECKS)
