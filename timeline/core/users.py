"""Who is at work and what they may do. The names and rights come from the pages' edge; the store checks them."""

from dataclasses import dataclass
from typing import Final, Literal

Right = Literal["reader", "editor", "publisher"]
PARSER: Final = "parser"  # what `touched_by` says of an event that no person has saved


@dataclass(frozen=True, slots=True)
class User:
    """A person at the desk: an editor adds, corrects and rejects, a publisher approves as well, a reader only reads.

    `where` says for people how they came to this right, or why they have none.
    """

    name: str
    right: Right = "reader"
    where: str = ""

    @property
    def may_edit(self) -> bool:
        """Whether they may write at all; nobody may under the parser's name, which marks what no one has touched."""
        return self.right in ("editor", "publisher") and self.name.strip().casefold() not in ("", PARSER)

    @property
    def may_publish(self) -> bool:
        """Whether they may approve what the parser or an editor proposed."""
        return self.may_edit and self.right == "publisher"
