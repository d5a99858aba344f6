"""Values: the small checked types that facts are made of.

Each raises ``PydanticCustomError(rule, message)``; ``load`` turns that into an issue with its
place. What a check must know from outside (today, the allowed email domains) comes
in the validation context, never from the clock or a file.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, NoReturn
from urllib.parse import urlsplit
from uuid import UUID

import phonenumbers
from babel import Locale as BabelLocale
from babel.core import UnknownLocaleError
from dateutil.relativedelta import relativedelta
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from localoffer.facts.colours import BLACK, LEAST_CONTRAST, contrast, nearest, shortened, words_on
from localoffer.issues import did_you_mean

EARLIEST = dt.date(2014, 1, 1)
"""No fact is older than this: Part 3 of the Children and Families Act 2014 came into force that year."""

_REGION, _COUNTRY = "GB", 44
_WHOLE = 10
"""So many digits have nearly all UK numbers, without their 0."""
_DIALLED = re.compile(r"\+?[\d ()./–-]+")
_RELAY = re.compile(r"^1800[12]\s*")
_SPAN = re.compile(r"^(?P<amount>[1-9]\d?) (?P<unit>day|week|month|year)s?$")
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Context:
    """What validation must know from outside the value: the day, the email domains, the language of the facts."""

    today: dt.date
    email_domains: frozenset[str] | None = frozenset()
    default_locale: str = ""


def _refuse(rule: str, message: str, **values: Any) -> NoReturn:
    """Raise the fault; every ``{name}`` in ``message`` is filled from ``values``."""
    raise PydanticCustomError(rule, message, values)


def _context(info: ValidationInfo) -> Context:
    return info.context if isinstance(info.context, Context) else Context(today=dt.date.max)


def day_of(info: ValidationInfo) -> dt.date:
    """Return the day that a value is judged on; the first there is where nobody says."""
    return _context(info).today if isinstance(info.context, Context) else dt.date.min


def _phone(text: str) -> str:
    number = _RELAY.sub("", text)
    digits = re.sub(r"\D", "", number)
    if text.isascii() and _is_short_code(digits):
        return text
    try:
        parsed = phonenumbers.parse(number, _REGION) if text.isascii() else None
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number_for_region(parsed, _REGION):
        reason = "Is a digit missing?" if len(digits) < 11 else "Is a digit wrong, or one too many?"
        _refuse("phone-not-valid", '"{text}" is not a UK telephone number. {reason}', text=text, reason=reason)
    return text


def is_like_a_number(text: str) -> bool:
    """Tell whether a text could be a UK telephone number, though nobody may have it any more: all its digits are there."""
    try:
        parsed = phonenumbers.parse(text, _REGION) if _DIALLED.fullmatch(text) else None
    except phonenumbers.NumberParseException:
        return False
    if parsed is None or parsed.country_code != _COUNTRY:
        return False
    return len(str(parsed.national_number)) == _WHOLE or phonenumbers.is_valid_number(parsed)


def _is_short_code(digits: str) -> bool:
    """Tell whether these digits are a short code such as 111 or 999 (never dialled with +44)."""
    if not 3 <= len(digits) <= 6:
        return False
    number = phonenumbers.PhoneNumber(country_code=44, national_number=int(digits))
    return phonenumbers.is_valid_short_number_for_region(number, _REGION)


def telephone_uri(text: str) -> str:
    """Return the ``tel:`` address (RFC 3966) of a checked number: E.164, or the bare short code."""
    number = _RELAY.sub("", text)
    digits = re.sub(r"\D", "", number)
    if _is_short_code(digits):
        return f"tel:{digits}"
    parsed = phonenumbers.parse(number, _REGION)
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _email(text: str, info: ValidationInfo) -> str:
    try:
        address = validate_email(text, check_deliverability=False)
    except EmailNotValidError as fault:
        _refuse("email-not-valid", '"{text}" is not an email address. {reason}', text=text, reason=str(fault))
    domains = _context(info).email_domains
    if domains is None:
        return text
    if address.domain.lower() not in domains:
        hint = did_you_mean(address.domain.lower(), domains)
        _refuse(
            "email-domain-not-allowed",
            '"{domain}" is not one of the email domains in content/site.yml. {hint}',
            domain=address.domain,
            hint=hint or "Add it there if it is right.",
        )
    return text


def _https(text: str) -> str:
    if not text.startswith("https://"):
        _refuse("address-not-https", '"{text}" does not begin with https://.', text=text)
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:  # square brackets that are no IPv6 address
        host = ""
    if "." not in host or " " in text or host.startswith(".") or host.endswith("."):
        _refuse("address-not-valid", '"{text}" is not a web address.', text=text)
    return text


def _not_ahead(day: dt.date, info: ValidationInfo) -> dt.date:
    today = _context(info).today
    if day > today:
        _refuse("date-in-future", "{day} is in the future: today is {today}.", day=str(day), today=str(today))
    return day


def _not_too_old(day: dt.date) -> dt.date:
    if day < EARLIEST:
        _refuse("date-too-old", "{day} is before {first}, when this service began.", day=str(day), first=str(EARLIEST))
    return day


def _date(value: Any) -> Any:
    """Accept only a date; YAML reads 2026-11-23 as one, and 23/11/2026 as text."""
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        _refuse("date-not-valid", '"{value}" is not a date. Write it as 2026-11-23.', value=str(value))
    return value


def _beginning(value: Any) -> Any:
    """Accept the id of a commit, or a date."""
    return value if isinstance(value, str) and re.fullmatch(r"[0-9a-f]{7,40}", value) else _date(value)


def _tag(text: str) -> str:
    try:
        BabelLocale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        _refuse("locale-not-known", '"{text}" is not a language tag (BCP 47) that Babel knows.', text=text)
    return text


def _span(text: str) -> str:
    if not _SPAN.match(text):
        _refuse("span-not-valid", '"{text}" is not a length of time. Write it as "6 months".', text=text)
    return text


def add_span(day: dt.date, span: str) -> dt.date:
    """Return ``day`` moved on by a checked length of time such as ``6 months``."""
    match = _SPAN.match(span)
    if match is None:
        raise ValueError(span)
    return day + relativedelta(**{match["unit"] + "s": int(match["amount"])})  # type: ignore[arg-type]


def _days(text: str) -> str:
    if not days_of(text):
        _refuse("days-not-valid", '"{text}" does not name days. Write Mo-Fr, or Mo,We.', text=text)
    return text


def days_of(text: str) -> tuple[int, ...]:
    """Return the days named by ``Mo-Fr`` or ``Mo,We`` as numbers (Monday is 0), or nothing if they are not days."""
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if first not in _DAYS or (dash and last not in _DAYS):
            return ()
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        if end < start:
            return ()
        found.extend(range(start, end + 1))
    return tuple(found)


def _time(text: str) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        _refuse("time-not-valid", '"{text}" is not a time of day. Write it as "09:00".', text=text)
    return text


def _uuid(text: str) -> str:
    try:
        written = str(UUID(text))
    except ValueError:
        written = ""
    if text.lower() != written:
        message = '"{text}" is not a UUID. Make one with: python3 -c "import uuid; print(uuid.uuid4())"'
        _refuse("uuid-not-valid", message, text=text)
    return written


def _darker(colour: str) -> str:
    """Return the lightest shade of a colour that white words stand out from."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    shades = ("#" + "".join(f"{part * share // 100:02x}" for part in parts) for share in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade) >= LEAST_CONTRAST)


def _hexadecimal(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-f]{6}", text.lower()):
        _refuse("colour-not-valid", '"{text}" is not a colour. Write it as "#0d4f52", in quotes.', text=text)
    return text.lower()


def _colour(text: str) -> str:
    colour = _hexadecimal(text)
    ratio = contrast(colour)
    if ratio < LEAST_CONTRAST:
        message = (
            'White words on "{text}" have a contrast of {ratio}:1. At least 7:1 is needed. '
            'The nearest shade that works is "{darker}".'
        )
        _refuse("colour-too-light", message, text=text, ratio=shortened(ratio), darker=_darker(colour))
    return colour


def _accent(text: str) -> str:
    colour = _hexadecimal(text)
    white, black = contrast(colour), contrast(colour, BLACK)
    if max(white, black) < LEAST_CONTRAST:
        message = (
            'White words on "{text}" have a contrast of {white}:1, black ones of {black}:1. At least 7:1 is needed. '
            'Did you mean "{near}"?'
        )
        near = nearest(colour, lambda shade: contrast(shade, words_on(shade)) >= LEAST_CONTRAST)
        _refuse("colour-not-readable", message, text=text, white=shortened(white), black=shortened(black), near=near)
    return colour


PhoneNumber = Annotated[str, AfterValidator(_phone), Field(examples=["020 7946 0018"])]
EmailAddress = Annotated[str, AfterValidator(_email), Field(json_schema_extra={"format": "email"})]
HttpsAddress = Annotated[str, AfterValidator(_https), Field(pattern="^https://", json_schema_extra={"format": "uri"})]
PastDate = Annotated[dt.date, BeforeValidator(_date), AfterValidator(_not_ahead), AfterValidator(_not_too_old)]
FreeDate = Annotated[dt.date, BeforeValidator(_date)]
BygoneDate = Annotated[dt.date, BeforeValidator(_date), AfterValidator(_not_ahead)]
"""A day that has been, also one before this service began."""
EndDate = Annotated[dt.date, BeforeValidator(_date), AfterValidator(_not_too_old)]
Beginning = Annotated[dt.date | str, BeforeValidator(_beginning)]
LanguageTag = Annotated[str, AfterValidator(_tag)]
Colour = Annotated[str, AfterValidator(_colour), Field(examples=["#0d4f52"])]
Accent = Annotated[str, AfterValidator(_accent), Field(examples=["#0d4f52"])]
Span = Annotated[str, AfterValidator(_span), Field(examples=["6 months"])]
Days = Annotated[str, AfterValidator(_days), Field(examples=["Mo-Fr"])]
Uuid = Annotated[str, AfterValidator(_uuid), Field(json_schema_extra={"format": "uuid"})]
TimeOfDay = Annotated[str, AfterValidator(_time), Field(examples=["09:00"])]


@dataclass(frozen=True)
class Words:
    """Words that a reader sees: in YAML a text, in the site's default language. Catalogues hold the other languages."""

    text: str
    """What it says, in the default language."""
    key: str = ""
    """Its name in the catalogues, ``contact:helpline.role``; empty until the fact is named (see facts/words.py)."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Tell pydantic how to read and to write them."""
        as_text = core_schema.plain_serializer_function_ser_schema(
            lambda words: words.text, return_schema=core_schema.str_schema()
        )
        return core_schema.with_info_plain_validator_function(_words, serialization=as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return what an editor's tool is told: a text."""
        return {"type": "string", "minLength": 1}


def _words(value: Any, info: ValidationInfo) -> Words:
    if isinstance(value, Words):
        return value
    if isinstance(value, dict):
        refuse_languages(_context(info).default_locale)
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if not value.strip():
        _refuse("words-empty", "There are no words here.")
    return Words(value)


def refuse_languages(default: str) -> NoReturn:
    """Raise the fault that words stand here in several languages."""
    message = (
        'These words stand here language by language. Write them in "{tag}" alone, as one text: '
        "the other languages live in content/translations/."
    )
    _refuse("words-in-languages", message, tag=default or "the default language")
