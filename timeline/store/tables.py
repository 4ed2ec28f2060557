"""The tables of a database home; see `database`."""

import sqlalchemy as sa

METADATA = sa.MetaData()
_JSON = sa.JSON(none_as_null=True)  # text as it was written: jsonb would refuse half a character and reorder keys
HOME = sa.Table(
    "timeline_home",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("schema_version", sa.Integer, nullable=False),
    sa.Column("revision", sa.BigInteger, nullable=False),
)
RECORDS = sa.Table(
    "timeline_records",
    METADATA,
    sa.Column("key", sa.BigInteger, sa.Identity(), primary_key=True),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("body", _JSON),
    sa.Index("timeline_records_by_id", "noun", "id"),
)
STEPS = sa.Table(
    "timeline_steps",
    METADATA,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
)
CHANGES = sa.Table(
    "timeline_changes",
    METADATA,
    sa.Column("step", sa.BigInteger, sa.ForeignKey(STEPS.c.number), nullable=False),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("noun", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("before", _JSON),
    sa.Column("after", _JSON),
    sa.PrimaryKeyConstraint("step", "place"),
    sa.Index("timeline_changes_by_id", "noun", "id"),
)
