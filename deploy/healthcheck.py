"""Asks the web server in this container whether it is ready, as the proxy would ask it."""

import http.client
import os
import sys
from urllib.parse import urlsplit

site = urlsplit(os.environ["SITE_URL"])
connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
connection.request("GET", "/readyz", headers={"Host": site.netloc})
sys.exit(connection.getresponse().status != http.HTTPStatus.OK)
