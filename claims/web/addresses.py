"""One article, many addresses: which of them mean the same page."""

import re
from ipaddress import ip_address

from tld import get_fld

from claims.web import markup, urls
from claims.web.client import Page
from claims.web.errors import PageUnavailable

TRACKER_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "hsa_", "ns_", "at_custom")
TRACKERS = frozenset(
    {"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid"}
    | {"yclid", "igshid", "igsh", "li_fat_id", "epik", "srsltid", "mibextid", "s_cid", "xtor"}
    | {"mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking", "__hstc"}
    | {"__hssc", "__hsfp", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "wickedid"}
    | {"rb_clickid", "_openstat", "at_medium", "at_campaign", "at_campaign_type", "at_format"}
    | {"at_link_id", "at_link_origin", "at_link_type", "at_ptr_name", "at_bbc_team"}
    | {"wt.mc_id", "wt_mc", "guccounter", "guce_referrer", "guce_referrer_sig"}
    | {"__twitter_impression", "ml_subscriber", "ml_subscriber_hash"}
)

_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_AMP_CACHE = re.compile(r"/(?:[a-z]/)?(?P<secure>s/)?(?P<origin>[^/]+\.[^/]+(?:/.*)?)")
_AMP_VIEWER = re.compile(r"/amp/(?P<secure>s/)?(?P<origin>[^/]+\.[^/]+(?:/.*)?)")


def canonical(url: str) -> str:
    """The one spelling of an address. Two spellings that a site may tell apart stay apart."""
    address = urls.read(url.strip())
    path = _without_dots(_escaped(address.path)) or "/"
    query = _without_trackers(_escaped(address.query))
    fragment = _escaped(address.fragment) if address.fragment.startswith("!") else ""
    spelled = (
        f"{address.scheme}://{address.netloc}{path}"
        + (f"?{query}" if query else "")
        + (f"#{fragment}" if fragment else "")
    )
    urls.check_length(spelled)
    return spelled


def aliases(page: Page) -> tuple[str, ...]:
    """Every address under which this page is known: asked for, passed on the way, declared."""
    on_the_way = [page.requested_url, *page.redirects, page.url]
    own = [url for url in map(canonical_or_none, on_the_way) if url]
    original = [url for url in map(unwrapped_amp, own) if url]
    declared = declared_address(page)
    return tuple(dict.fromkeys([*own, *original, *([declared] if declared else [])]))


def declared_address(page: Page) -> str | None:
    """What the page itself calls its address, by `rel=canonical` or else `og:url`.

    It counts only for the site that the page came from: any other page could pose as another's.
    """
    tree = markup.tree_of(page)
    if tree is None:
        return None
    here = canonical(page.url)
    own = [url for url in (here, unwrapped_amp(here)) if url]
    for written in markup.declared_addresses(tree):
        url = canonical_or_none(written, base=page.url)
        if url and is_credible(url, own):
            return url
    return None


def is_credible(declared: str, own: list[str]) -> bool:
    """Whether a page may call itself that. A front page that all articles name is no article."""
    site = site_of(declared)
    same_site = [url for url in own if site_of(url) == site]
    names_the_front_page = urls.read(declared).path == "/" and not urls.read(declared).query
    return bool(same_site) and (
        not names_the_front_page or any(urls.read(url).path == "/" for url in same_site)
    )


def site_of(url: str) -> str:
    """The part of a host name that one party has registered: `bbc.co.uk` of `www.bbc.co.uk`."""
    host = urls.read(url).host
    if _is_number(host):
        return host
    return get_fld(f"http://{host}", fail_silently=True) or ".".join(host.split(".")[-2:])


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def unwrapped_amp(url: str) -> str | None:
    """The publisher's own address of a page that comes from an AMP cache or viewer."""
    address = urls.read(url)
    if address.host.endswith(".cdn.ampproject.org") or address.host == "cdn.ampproject.org":
        found = _AMP_CACHE.fullmatch(address.path)
    elif re.fullmatch(r"(www\.)?google\.(com|[a-z]{2}|com?\.[a-z]{2})", address.host):
        found = _AMP_VIEWER.fullmatch(address.path)
    else:
        return None
    if not found:
        return None
    query = f"?{address.query}" if address.query else ""
    return canonical_or_none(f"http{'s' if found['secure'] else ''}://{found['origin']}{query}")


def canonical_or_none(url: str, *, base: str = "") -> str | None:
    try:
        return canonical(urls.join(base, url))
    except PageUnavailable:
        return None


def _escaped(part: str) -> str:
    """One way to write each character: `%7e` → `~`, `%c3%a9` and `é` → `%C3%A9`."""
    return _ESCAPE.sub(_one_escape, urls.escaped(_STRAY_PERCENT.sub("%25", part)))


def _one_escape(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()


def _without_dots(path: str) -> str:
    """`/a/./b/../c` → `/a/c` (RFC 3986, 5.2.4). Double slashes may mean something: they stay."""
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)


def _without_trackers(query: str) -> str:
    """What remains keeps its order and spelling: a site may care about both."""
    return "&".join(part for part in query.split("&") if not _is_tracker(part))


def _is_tracker(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)
