"""What was read of a form that came back: its values, what is missing, and all that is left over.

Nothing that a person typed is dropped: what belongs to no field is left over, with its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coproduce.domain.award_forms import Answer, DeliveryPlan, Evidence, RegistrationForm, Sector
from coproduce.domain.finding import Finding
from coproduce.errors import CoproduceError
from coproduce.languages import _


class FormKind(StrEnum):
    """The forms of the scheme, by the names of their documents."""

    REGISTRATION = "registration"
    PLAN = "delivery-plan"
    GOLD = "gold-portfolio"
    PLATINUM = "platinum-portfolio"
    STATEMENT = "yearly-statement"

    @property
    def stage(self) -> str:
        """The id of the stage that it is for; "" for the yearly form, which is for two."""
        stages = {
            FormKind.REGISTRATION: "bronze",
            FormKind.PLAN: "silver",
            FormKind.GOLD: "gold",
            FormKind.PLATINUM: "platinum",
        }
        return stages.get(self, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A registration form, as far as it was filled in."""

    name: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    leads: tuple[str, ...] = ()
    registered_on: str = ""
    commitment: str = ""
    sector: Sector | None = None
    is_in_birmingham: bool = False
    signature: str = ""
    """What stands where the form is signed, such as a name. Paper that was signed says nothing."""

    @property
    def form(self) -> RegistrationForm:
        """The form for the register. Raises CoproduceError while nobody knows its sector."""
        if self.sector is None:
            raise CoproduceError(
                _("The form does not say where the organisation works."),
                _("Ask the organisation. Then tick 1 box in the form."),
            )
        return RegistrationForm(
            name=self.name,
            address=self.address,
            registered_on=self.registered_on,
            commitment=self.commitment,
            sector=self.sector,
            is_in_birmingham=self.is_in_birmingham,
            is_signed=bool(self.signature),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A delivery plan, and whose it is."""

    organisation: str = ""
    """The name as it stands in the form."""
    plan: DeliveryPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of evidence, and the name of its file as it stands in the form.

    Its `evidence` has no file yet: `files.take_in` copies it.
    """

    evidence: Evidence
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """A portfolio for gold or platinum, and whose it is."""

    organisation: str = ""
    stage: str
    answers: tuple[Answer, ...] = ()
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A yearly statement, and whose it is."""

    organisation: str = ""
    words: str = ""
    pieces: tuple[Piece, ...] = ()


Values = Registration | Plan | Portfolio | Statement


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Something that a person put into a form and that belongs to no field."""

    where: str
    """Such as "paragraph 12, below “Telephone number”"."""
    words: str
    """What was typed, cleaned; or what it is, such as a picture."""

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.where}: {self.words}"


@dataclass(frozen=True, slots=True)
class Received:
    """All that was read of one file."""

    kind: FormKind
    values: Values
    missing: tuple[Finding, ...] = ()
    """What has to be asked for: fields that are empty or cannot be understood."""
    left_over: tuple[LeftOver, ...] = ()
    notes: tuple[Finding, ...] = ()
    """What a person should know, such as that changes were tracked."""
