"""Whether a web address answers."""

from __future__ import annotations

import httpx

USER_AGENT = "Kallstod/0.1 (+https://localhost; public sources for a municipal library)"
TIMEOUT = httpx.Timeout(15.0, connect=5.0)


def dead_reason(address: str) -> str:
    """Why an address is dead, in Swedish, or "" for one that answers, refuses robots or is only out for now."""
    url = f"https:{address}" if address.startswith("//") else address
    try:
        with httpx.Client(headers={"User-Agent": USER_AGENT}, timeout=TIMEOUT, follow_redirects=True) as client:
            status = client.head(url).status_code
            if status in (404, 405, 410, 501):  # some servers know no HEAD
                with client.stream("GET", url) as response:
                    status = response.status_code
    except (httpx.InvalidURL, httpx.UnsupportedProtocol):
        return "adressen är felskriven"
    except httpx.TooManyRedirects:
        return "sidan skickar runt i en cirkel"
    except httpx.ConnectError:
        return "servern finns inte eller svarar inte"
    except httpx.HTTPError:
        return ""
    return f"servern svarar {status}" if status in (404, 410) else ""
