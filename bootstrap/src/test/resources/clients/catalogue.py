"""Uses the catalogue with nothing but the standard library. Arguments: the address of the service and a token."""

import gzip
import http.client
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

SERVICE, TOKEN = sys.argv[1:]
NDJSON = "application/x-ndjson"


def request(path, method="GET", body=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers.setdefault("Authorization", "Bearer " + TOKEN)
    return urllib.request.Request(urllib.parse.urljoin(SERVICE, path), body, headers, method=method)


def answer(path, **parts):
    with urllib.request.urlopen(request(path, **parts)) as response:
        return response, json.load(response)


lines = "".join(
    json.dumps({"sku": str(n), "name": "Bag %d" % n, "brand": "Müller", "price": "%d.00" % n, "currency": "EUR",
                "status": "active"}) + "\n"
    for n in range(1, 251))
_, state = answer("/api/v1/imports", method="POST", body=gzip.compress(lines.encode()),
                  Content_Type=NDJSON, Content_Encoding="gzip")
assert state["created"] == 250, state

# Chunks of unknown length, as http.client sends what a generator makes.
connection = http.client.HTTPConnection(urllib.parse.urlsplit(SERVICE).netloc)
connection.request("POST", "/api/v1/imports", body=(line.encode() + b"\n" for line in lines.splitlines()),
                   headers={"Content-Type": NDJSON, "Authorization": "Bearer " + TOKEN}, encode_chunked=True)
assert json.load(connection.getresponse())["unchanged"] == 250

query = urllib.parse.urlencode({"price[gte]": "11", "currency": "EUR", "sort": "-price", "size": 100})
path, prices = "/api/v1/products?" + query, []
while path:
    response, page = answer(path)
    prices += [float(item["price"]["amount"]) for item in page["items"]]
    path = page["page"].get("next")
    if path and "://" not in path and not path.startswith("/"):
        path = "/api/v1/products?" + query + "&cursor=" + urllib.parse.quote(path)
assert prices == [float(n) for n in range(250, 10, -1)], prices

with urllib.request.urlopen(request("/api/v1/products?sort=name", Accept=NDJSON)) as export:
    exported = [json.loads(line) for line in export]
assert exported[-1] == {"$end": {"count": 250}}, exported[-1]

response, product = answer("/api/v1/products/by-sku/7")
patched, newer = answer("/api/v1/products/" + product["id"], method="PATCH", body=b'{"name":"Sac \xc3\xa0 main"}',
                        Content_Type="application/merge-patch+json", If_Match=response.headers["ETag"])
assert newer["name"] == "Sac à main" and newer["version"] == 2

for path, parts, status, code in [
        ("/api/v1/products/" + product["id"], {"If_None_Match": patched.headers["ETag"]}, 304, None),
        ("/api/v1/products?price[gte]=cheap&currency=EUR", {}, 400, "invalid-parameter"),
        ("/api/v1/nothing", {}, 404, "not-found")]:
    try:
        urllib.request.urlopen(request(path, **parts))
        raise AssertionError(path)
    except urllib.error.HTTPError as refused:
        body = refused.read()
        assert refused.code == status, (path, refused.code, body)
        assert code is None or json.loads(body)["code"] == code, body

print("fine")
