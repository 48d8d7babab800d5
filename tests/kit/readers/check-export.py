"""Checks the file of a whole council with nothing but Python's own library, and prints what it found as JSON.

python3 check-export.py FILE.zip
Every file is hashed and held against manifest.json and SHA256SUMS; of every submission the canonical form (RFC 8785) is made anew and
hashed, and held against the hash beside it, against those that were signed, and against the one in the statement of the site.
"""

import base64
import hashlib
import json
import sys
import zipfile


def utf16(words):
    return words.encode("utf-16-be", "surrogatepass")


def canonical(value):
    """RFC 8785, of what a submission has in it: objects, lists, words, whole numbers and decimals of an ordinary size."""
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in sorted(value, key=utf16)) + "}"
    if float(value).is_integer():
        return str(int(value))
    if 1e-6 <= abs(value) < 1e21:
        return repr(value) if "e" not in repr(value) else f"{value:.20f}".rstrip("0")
    raise ValueError(f"{value} is no number of a submission")


def hash_of(value):
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def payload(statement):
    middle = statement.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))


wrong, seals, files = [], 0, 0
with zipfile.ZipFile(sys.argv[1]) as file:
    inside = [one.filename for one in file.infolist() if not one.is_dir()]
    found = {name: hashlib.sha256(file.read(name)).hexdigest() for name in inside}
    manifest = json.loads(file.read("manifest.json"))
    listed = {one["path"]: one["sha256"] for one in manifest["files"]}
    sums = dict(reversed(line.split("  ", 1)) for line in file.read("SHA256SUMS").decode().splitlines())
    if len(inside) != len(found):
        wrong.append("a name stands in it twice")
    for name, sha256 in found.items():
        if name != "SHA256SUMS" and sums.pop(name, None) != sha256:
            wrong.append(f"{name} is not what SHA256SUMS says")
        if name not in ("SHA256SUMS", "manifest.json"):
            files += 1
            if listed.pop(name, None) != sha256:
                wrong.append(f"{name} is not what manifest.json says")
    wrong += [f"{name} is missing" for name in sorted({*listed, *sums})]
    for name in inside:
        if not name.startswith("submissions/"):
            continue
        sealed = json.loads(file.read(name))
        submission = sealed["submission"]
        seals += 1
        if hash_of(submission) != sealed["sha256"]:
            wrong.append(f"{name} does not fit its seal")
        signed = hash_of(submission["content"])
        if any(one["contentSha256"] != signed for one in submission["signatures"]):
            wrong.append(f"{name} is not what was signed")
        if sealed.get("statement") and payload(sealed["statement"])["sha256"] != sealed["sha256"]:
            wrong.append(f"{name} is not what the site has signed")
json.dump({"council": manifest["council"]["name"], "files": files, "seals": seals, "wrong": wrong}, sys.stdout)
