"""Checks of what platforms say about themselves: the answers of kubectl, aws and gh in JSON, and files of a repository.

What a file does not show is not passed: a missing, empty or odd file skips or fails the check."""

from __future__ import annotations

import configparser
import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree

from tmc_verify import FILES, Check, Target, fail, require_reachable, skip
from tmc_verify_requests import need_setting

_LIMIT = 64 << 20
_GIT_TIMEOUT = 60.0


def _path(to: Target, name: str) -> str:
    if to.absent:
        require_reachable(to)
    if name not in to.files:
        skip(f"the targets file (TMC_TARGETS) has no file {name!r} for {to.element}: {FILES[name]}")
    return to.files[name]


def _text(to: Target, name: str) -> str:
    path = _path(to, name)
    try:
        if os.path.getsize(path) > _LIMIT:
            fail(f"the file {name!r} of {to.element} is of a size that can be read", f"{path} has more than 64 MiB", "write a smaller one")
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError as error:
        fail(f"the file {name!r} of {to.element} can be read", str(error), f"write it by `{FILES[name]}`")
    if not text.strip():
        fail(f"the file {name!r} of {to.element} says something", f"{path} is empty", f"write it by `{FILES[name]}`")
    return text


def _json(to: Target, name: str) -> dict:
    text = _text(to, name)
    try:
        content = json.loads(text)
    except ValueError as error:
        fail(f"the file {name!r} of {to.element} is JSON", f"{to.files[name]}: {error}", f"write it by `{FILES[name]}`")
    if not isinstance(content, dict):
        fail(f"the file {name!r} of {to.element} is an object in JSON", type(content).__name__, f"write it by `{FILES[name]}`")
    return content


def _maybe(to: Target, name: str) -> dict:
    """The same of a file that is empty where there is nothing to say."""
    path = _path(to, name)
    try:
        if not os.path.getsize(path):
            return {}
    except OSError as error:
        fail(f"the file {name!r} of {to.element} can be read", str(error), f"write it by `{FILES[name]}`")
    return _json(to, name)


def _list(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def _items(to: Target, name: str) -> list:
    """The objects of a list of kubectl; fails if there are none."""
    content = _json(to, name)
    items = [one for one in _list(content.get("items", content)) if isinstance(one, dict)]
    if not items:
        fail(f"the file {name!r} of {to.element} lists something", f"{to.files[name]} lists nothing", f"write it by `{FILES[name]}`")
    return items


# --- Kubernetes --------------------------------------------------------------------


def _pods(to: Target) -> list:
    """[(what it is, its specification)…] of pods and of what makes pods."""
    pods = []
    for item in _items(to, "workload"):
        spec = item.get("spec") or {}
        for key in ("jobTemplate", "template"):
            if isinstance(spec.get(key), dict):
                spec = spec[key].get("spec") or {}
        if isinstance(spec.get("template"), dict):  # of a CronJob's Job
            spec = spec["template"].get("spec") or {}
        if isinstance(spec.get("containers"), list) and spec["containers"]:
            name = (item.get("metadata") or {}).get("name", "?")
            pods.append((f"{item.get('kind', 'Pod')} {name}", spec))
    if not pods:
        fail(f"the file 'workload' of {to.element} lists pods, or what makes them", f"{to.files['workload']} lists none", f"write it by `{FILES['workload']}`")
    return pods


def _containers(spec: dict) -> list:
    return [one for key in ("initContainers", "containers", "ephemeralContainers") for one in _list(spec.get(key)) if isinstance(one, dict)]


def _bad(check: Check, to: Target, expected: str, bad: list, good: str, todo: str) -> list:
    if bad:
        fail(expected, "; ".join(bad[:8]) + (f"; and {len(bad) - 8} more" if len(bad) > 8 else ""), todo)
    check.saw(good)
    return check.done()


_RULING = {"ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "BPF", "NET_ADMIN", "DAC_READ_SEARCH", "DAC_OVERRIDE"}


def expect_no_host_access(to: Target) -> list:
    """Proves: no container runs privileged, adds capabilities that rule the machine, uses the machine's namespaces or
    ports, or mounts its paths."""
    check = Check("no_host_access", to.element)
    pods, bad = _pods(to), []
    for what, spec in pods:
        bad += [f"{what}: {key}" for key in ("hostNetwork", "hostPID", "hostIPC") if spec.get(key)]
        bad += [f"{what}: hostPath {volume['hostPath'].get('path', '?')}" for volume in _list(spec.get("volumes")) if isinstance(volume.get("hostPath"), dict)]
        for one in _containers(spec):
            context = one.get("securityContext") or {}
            if (context.get("windowsOptions") or {}).get("hostProcess"):
                bad.append(f"{what}/{one.get('name')}: hostProcess")
            if context.get("privileged"):
                bad.append(f"{what}/{one.get('name')}: privileged")
            added = {re.sub("^CAP_", "", str(name).upper()) for name in _list((context.get("capabilities") or {}).get("add"))}
            bad += [f"{what}/{one.get('name')}: capability {name}" for name in sorted(added & _RULING)]
            bad += [f"{what}/{one.get('name')}: hostPort {port['hostPort']}" for port in _list(one.get("ports")) if port.get("hostPort")]
    return _bad(check, to, f"no container of {to.element} reaches its machine", bad, f"{len(pods)} workloads, none of which reaches its machine",
                "let admission refuse privileged pods, host namespaces, host paths and host ports")  # fmt: skip


def expect_unprivileged(to: Target) -> list:
    """Proves: each container runs as a user other than root, may not gain rights, and drops all capabilities."""
    check = Check("unprivileged", to.element)
    pods, bad = _pods(to), []
    for what, spec in pods:
        outer = spec.get("securityContext") or {}
        for one in _containers(spec):
            inner, name = one.get("securityContext") or {}, f"{what}/{one.get('name')}"
            user = inner.get("runAsUser", outer.get("runAsUser"))
            if user == 0 or not (inner.get("runAsNonRoot", outer.get("runAsNonRoot")) or (isinstance(user, int) and user > 0)):
                bad.append(f"{name}: may run as root")
            if inner.get("allowPrivilegeEscalation", True):
                bad.append(f"{name}: allowPrivilegeEscalation")
            if "ALL" not in {str(drop).upper() for drop in _list((inner.get("capabilities") or {}).get("drop"))}:
                bad.append(f"{name}: keeps capabilities")
    return _bad(check, to, f"programs in {to.element} run without root's rights", bad, f"{len(pods)} workloads run without root's rights",
                "set runAsNonRoot, allowPrivilegeEscalation: false and capabilities drop ALL")  # fmt: skip


def expect_limits_set(to: Target) -> list:
    """Proves: each container has a limit of memory and of time (CPU)."""
    check = Check("resource_limits", to.element)
    pods, bad = _pods(to), []
    for what, spec in pods:
        for one in _list(spec.get("containers")):
            limits = (one.get("resources") or {}).get("limits") or {}
            bad += [f"{what}/{one.get('name')}: no limit of {key}" for key in ("memory", "cpu") if not limits.get(key)]
    return _bad(check, to, f"each container of {to.element} has limits", bad, f"{len(pods)} workloads have limits of memory and time",
                "set resources.limits for each container, and a quota for the namespace")  # fmt: skip


def _mounts_token(spec: dict) -> bool:
    """Whether a volume brings a token, as the cluster adds it to a pod, or as somebody wrote it."""
    return any("serviceAccountToken" in source for volume in _list(spec.get("volumes")) for source in _list((volume.get("projected") or {}).get("sources")))


def expect_no_token(to: Target) -> list:
    """Proves: no pod gets a token of the cluster: automounting is off, and no volume brings one."""
    check = Check("no_token", to.element)
    pods = _pods(to)
    bad = [f"{what}: automountServiceAccountToken" for what, spec in pods if spec.get("automountServiceAccountToken", True) and not _mounts_token(spec)]
    bad += [f"{what}: a volume with serviceAccountToken" for what, spec in pods if _mounts_token(spec)]
    return _bad(check, to, f"pods of {to.element} have no token of the cluster", bad, f"{len(pods)} workloads mount no token",
                "set automountServiceAccountToken: false where none is needed; else give the account few rights, and accept the finding")  # fmt: skip


def expect_network_policies(to: Target) -> list:
    """Proves: a policy applies to all pods of the namespace, and refuses what comes in and what goes out unless another
    allows it; and none allows everything: policies add up."""
    check = Check("network_policies", to.element)
    closed, opened = set(), []
    for item in _items(to, "policies"):
        spec = item.get("spec") or {}
        selector = spec.get("podSelector")
        if selector is None or any((selector or {}).values()):
            continue
        opened += [f"{(item.get('metadata') or {}).get('name', 'a policy')} allows all {one}" for one in ("Ingress", "Egress") if {} in _list(spec.get(one.lower()))]
        types = _list(spec.get("policyTypes")) or ["Ingress"] + (["Egress"] if "egress" in spec else [])
        closed |= {one for one in types if not spec.get(str(one).lower())}
    missing = [one for one in ("Ingress", "Egress") if one not in closed]
    return _bad(check, to, f"traffic into and out of {to.element} is refused, unless a policy allows it", [f"no policy for all pods refuses {one}" for one in missing] + opened,
                "a policy for all pods refuses what comes in and what goes out",
                "add a policy with `podSelector: {}`, `policyTypes: [Ingress, Egress]` and no rules")  # fmt: skip


def _api_arguments(to: Target) -> dict:
    arguments = {}
    for item in _items(to, "api_server"):
        for one in _containers(item.get("spec") or {}):
            for word in _list(one.get("command")) + _list(one.get("args")):
                key, _, value = str(word).partition("=")
                if key.startswith("--"):
                    arguments[key] = value
    if "--etcd-servers" not in arguments:
        fail(f"the file 'api_server' of {to.element} shows how the interface is started", "no container has `--etcd-servers`", f"write it by `{FILES['api_server']}`")
    return arguments


def expect_secrets_encrypted(to: Target) -> list:
    """Proves: the cluster's interface is started with a file that says how secrets are encrypted, and whose first provider,
    which writes, is not `identity`."""
    check = Check("secrets_encrypted", to.element)
    value = _api_arguments(to).get("--encryption-provider-config", "")
    bad = [] if value else ["no `--encryption-provider-config`"]
    if value:
        lists = re.split(r"^[\s\"-]*providers\"?\s*:", _text(to, "encryption"), flags=re.MULTILINE)[1:]
        first = [(re.search(r"^[\s\[{\"-]*([A-Za-z]+)", one) or [None, "?"])[1] for one in lists]
        if not lists:
            fail(f"the file 'encryption' of {to.element} lists providers", f"{to.files['encryption']} lists none", f"give {FILES['encryption']}")
        bad += [f"providers begin with {one!r}, which leaves new secrets as they are" for one in first if one not in ("aescbc", "aesgcm", "secretbox", "kms")]
    return _bad(check, to, f"secrets in {to.element} are encrypted", bad, f"--encryption-provider-config={value}, which begins with a provider that encrypts",
                "encrypt secrets with a key service")  # fmt: skip


def expect_cluster_recorded(to: Target) -> list:
    """Proves: the cluster's interface is started with a policy of what to record, which records something, and a place
    for the records."""
    check = Check("cluster_recorded", to.element)
    arguments = _api_arguments(to)
    bad = [] if arguments.get("--audit-policy-file") else ["no `--audit-policy-file`"]
    bad += [] if arguments.get("--audit-log-path") or arguments.get("--audit-webhook-config-file") else ["no place for the records"]
    if not bad:
        levels = re.findall(r"^[\s{,\"-]*level\"?\s*:\s*\"?(\w+)", _text(to, "audit_policy"), re.MULTILINE)
        if not levels:
            fail(f"the file 'audit_policy' of {to.element} has rules", f"{to.files['audit_policy']} has none", f"give {FILES['audit_policy']}")
        if levels[0] == "None" and len(levels) == 1 or not set(levels) & {"Metadata", "Request", "RequestResponse"}:
            bad.append(f"the policy records nothing: level {', '.join(levels)}")
    return _bad(check, to, f"{to.element} records who changed what", bad, f"--audit-policy-file={arguments.get('--audit-policy-file')}, which records",
                "give the interface an audit policy, and keep the records outside the cluster")  # fmt: skip


def expect_admins_few(to: Target) -> list:
    """Proves: cluster-admin, admin and edit are bound, for the whole cluster, to nobody but `admins` and the cluster's own
    group system:masters; and nothing that writes is bound to everyone who is logged in, or to no one at all."""
    check = Check("admins_few", to.element)
    known, bad, items = {str(one) for one in to.settings.get("admins", [])} | {"system:masters"}, [], _items(to, "role_bindings")
    if not any((item.get("roleRef") or {}).get("name") for item in items):
        fail(f"the file 'role_bindings' of {to.element} lists bindings of roles", "none has a roleRef", f"write it by `{FILES['role_bindings']}`")
    for item in items:
        role = (item.get("roleRef") or {}).get("name", "")
        for one in _list(item.get("subjects")):
            name = str(one.get("name", "?"))
            if name in ("system:unauthenticated", "system:anonymous", "system:authenticated", "system:serviceaccounts") and role not in (
                "system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery", "system:node-proxier"):  # fmt: skip
                bad.append(f"{role} to {name}")
            elif role in ("cluster-admin", "admin", "edit") and name not in known:
                bad.append(f"{role} to {one.get('kind', '?')} {name}")
    return _bad(check, to, f"few may do everything at {to.element}", bad, f"{len(items)} bindings, none of them of too much", "bind people to roles of their namespace, or list them as \"admins\" in the targets file")


def expect_nodes_fresh(to: Target) -> list:
    """Proves: no machine of the cluster is older than `max_age_days` (30)."""
    check = Check("nodes_fresh", to.element)
    most, bad, items = to.settings.get("max_age_days", 30), [], _items(to, "nodes")
    now = datetime.datetime.now(datetime.timezone.utc)
    for item in items:
        data = item.get("metadata") or {}
        try:
            made = datetime.datetime.strptime(data.get("creationTimestamp", ""), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=datetime.timezone.utc)
        except ValueError:
            bad.append(f"{data.get('name', '?')}: no time at which it was made")
            continue
        if (now - made).days > most:
            bad.append(f"{data.get('name', '?')}: {(now - made).days} days old")
    return _bad(check, to, f"machines of {to.element} are at most {most} days old", bad, f"{len(items)} machines, none older than {most} days", "replace machines within days of a fix")


# --- Containers and services -------------------------------------------------------


def expect_unit_confined(to: Target) -> list:
    """Proves: the systemd unit, or else the Dockerfile, starts the program as a user other than root; the unit also
    forbids it to gain rights."""
    check = Check("unit_confined", to.element)
    if "unit" not in to.files and "dockerfile" in to.files:
        text = re.sub(r"\\\n", " ", _text(to, "dockerfile"))
        stage = re.split(r"^FROM\s", text, flags=re.MULTILINE | re.IGNORECASE)[-1]
        if len(re.findall(r"^FROM\s", text, re.MULTILINE | re.IGNORECASE)) < 1:
            fail(f"the Dockerfile of {to.element} says from what it starts", "it has no FROM", f"give {FILES['dockerfile']}")
        users = re.findall(r"^USER\s+(\S+)", stage, re.MULTILINE | re.IGNORECASE)
        user = users[-1].partition(":")[0] if users else "root"
        return _bad(check, to, f"{to.element} does not run as root", [f"USER {user}"] if user in ("root", "0", "") or "$" in user else [], f"USER {user}", "end the Dockerfile's last stage with a USER of its own")
    parser = configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True, delimiters=("=",), comment_prefixes=("#", ";"))
    try:
        parser.read_string(_text(to, "unit"))
    except configparser.Error as error:
        fail(f"the unit of {to.element} can be read", str(error), "correct \"unit\" in the targets file")
    service = {key.lower(): value or "" for key, value in (parser["Service"].items() if parser.has_section("Service") else ())}
    bad = []
    if service.get("dynamicuser", "").lower() not in ("yes", "true", "1") and service.get("user", "root") in ("", "root", "0"):
        bad.append("it runs as root")
    if service.get("nonewprivileges", "").lower() not in ("yes", "true", "1"):
        bad.append("no NoNewPrivileges=yes")
    if service.get("protectsystem", "").lower() not in ("yes", "true", "1", "full", "strict"):
        bad.append("no ProtectSystem")
    return _bad(check, to, f"{to.element} is confined", bad, f"User={service.get('user', '(dynamic)')}, NoNewPrivileges, ProtectSystem={service.get('protectsystem')}",
                "give the unit User=, NoNewPrivileges=yes, ProtectSystem=strict and PrivateTmp=yes")  # fmt: skip


# --- Building ----------------------------------------------------------------------


def expect_packages_pinned(to: Target) -> list:
    """Proves: the lock file names each package with a version and a hash."""
    check = Check("dependencies_pinned", to.element)
    name, text = os.path.basename(_path(to, "lockfile")).lower(), _text(to, "lockfile")
    found, bad = 0, []
    if name.endswith(".json"):
        packages = _json(to, "lockfile").get("packages") or {}
        for key, package in packages.items():
            if key and isinstance(package, dict) and not package.get("link") and not package.get("inBundle"):
                found += 1
                if not re.match(r"sha(?:256|384|512)-", str(package.get("integrity", ""))):
                    bad.append(f"{key}: {'a hash that can be forged' if package.get('integrity') else 'no hash'}")
    elif name.endswith((".lock", ".toml")):
        for block in re.split(r"^\[\[package\]\]\s*$", text, flags=re.MULTILINE)[1:]:
            title = re.search(r"^name = \"([^\"]+)\"", block, re.MULTILINE)
            if re.search(r"^source = ", block, re.MULTILINE) or "hash" in block or name.startswith("poetry"):
                found += 1
                if not re.search(r"checksum = \"|hash = \"sha|^source = \"git\+[^\"]*#[0-9a-f]{40}\"", block, re.MULTILINE):
                    bad.append(f"{title.group(1) if title else '?'}: no hash")
        if name.startswith("poetry") and "hash = \"sha" in text:
            bad = [one for one in bad if f"\"{one.partition(':')[0]}\"" not in text.partition("[metadata]")[2]]
    elif name == "go.sum":
        lines = [line.split() for line in text.splitlines() if line.strip()]
        found, bad = len(lines), [" ".join(line) for line in lines if len(line) != 3 or not line[2].startswith("h1:")]
    else:
        for line in re.sub(r"\\\n", " ", text).splitlines():
            line = re.sub(r"(^|\s)#.*", "", line).strip()
            if re.match(r"(?:-e|--editable|-r|--requirement)\b", line):
                bad.append(f"{line[:60]}: {'no version' if line.startswith(('-e', '--e')) else 'give one file with all packages'}")
            elif line and not line.startswith("-"):
                found += 1
                if "==" not in line or "--hash=sha" not in line:
                    bad.append(f"{line.split()[0]}: {'no hash' if '==' in line else 'no version'}")
    if not found:
        fail(f"the lock file of {to.element} names packages", f"{to.files['lockfile']} names none that is known here", f"give one of {FILES['lockfile']}")
    return _bad(check, to, f"packages of {to.element} are pinned by version and hash", bad, f"{found} packages with version and hash", "write the lock file with hashes, and build with it only")


def expect_steps_pinned(to: Target) -> list:
    """Proves: steps of others in the workflow are named by the hash of a commit, and images by digest."""
    check = Check("steps_pinned", to.element)
    text = _text(to, "workflow")
    uses = re.findall(r"^\s*(?:-\s*)?[\"']?uses[\"']?:\s*[\"']?([^\s\"'#]+)", text, re.MULTILINE)
    foreign = [one for one in uses if not one.startswith("./")]
    images = re.findall(r"^\s*(?:-\s*)?(?:image|container):[ \t]*[\"']?([^\s\"'#{][^\s\"'#]*)", text, re.MULTILINE)
    bad = [one for one in foreign if not re.search(r"@[0-9a-f]{40}$|@sha256:[0-9a-f]{64}$", one)]
    bad += [one for one in images if not re.search(r"@sha256:[0-9a-f]{64}$", one)]
    if not foreign and not images:
        skip(f"the workflow of {to.element} uses no steps of others")
    return _bad(check, to, f"steps of others in {to.element} are named by hash", bad, f"{len(foreign)} steps of others and {len(images)} images, each by hash", "write the commit's hash after `@`, with the version in a comment")


def expect_secrets_short_lived(to: Target) -> list:
    """Proves: the workflow uses no stored secrets except the token of the run itself."""
    check = Check("secrets_short_lived", to.element)
    text = _text(to, "workflow")
    if not re.search(r"^\s*(?:jobs|steps):", text, re.MULTILINE):
        fail(f"the workflow of {to.element} has jobs", f"{to.files['workflow']} has none", f"give {FILES['workflow']}")
    names = sorted({one for one in re.findall(r"\bsecrets\.([A-Za-z_]\w*)|\bsecrets\[['\"](\w+)", text) for one in one if one} - {"GITHUB_TOKEN"})
    if re.search(r"toJSON\(\s*secrets\s*\)|\bsecrets\[(?!\s*['\"])|\bsecrets\.\*", text, re.IGNORECASE):
        names.append("all (by an expression)")
    if re.search(r"^\s*secrets:\s*inherit", text, re.MULTILINE):
        names.append("all (secrets: inherit)")
    return _bad(check, to, f"builds of {to.element} use no secrets that last", names, "no stored secrets", "let the pipeline get keys for hours from its identity (id-token: write)")


def expect_runners_fresh(to: Target) -> list:
    """Proves: each job of the workflow runs on a machine of the host's (ubuntu, windows, macos), or on one whose label says
    `ephemeral`. Another label is that of a machine of one's own; an expression that cannot be followed says nothing."""
    check = Check("runners_ephemeral", to.element)
    text = _text(to, "workflow")
    found = re.findall(r"^([ \t]*)runs-on:[ \t]*([^\n#]*)(?:#[^\n]*)?((?:\n(?:\1[ \t]+|\1- )[^\n]*)*)", text, re.MULTILINE)
    runners, bad = [], []
    for _, inline, below in found:
        value = inline.strip()
        labels = re.findall(r"[^\s,\[\]\"']+", value) if value else re.findall(r"^\s*-\s*[\"']?([^\s\"']+)", below, re.MULTILINE) or [f"a group ({below.strip()[:40]})"]
        hole = re.fullmatch(r"\$\{\{\s*matrix\.([\w-]+)\s*\}\}", value)
        sets = [labels]
        if hole:
            row = re.search(rf"^\s*{re.escape(hole[1])}:[ \t]*\[([^\]]*)\]", text, re.MULTILINE)
            listed = re.search(rf"^([ \t]*){re.escape(hole[1])}:[ \t]*((?:\n\1[ \t]+-[^\n]*)+)", text, re.MULTILINE)
            values = re.findall(r"[^\s,\"']+", row[1]) if row else re.findall(r"-\s*[\"']?([^\s\"']+)", listed[2]) if listed else []
            sets = [[one] for one in values] or [[value]]
        elif "${{" in value:
            sets = [[value]]
        for one in sets:
            runners.append(" ".join(one))
            if not all(re.fullmatch(r"(?:ubuntu|windows|macos)-[\w.-]+", label) for label in one) and "ephemeral" not in one:
                bad.append(" ".join(one))
    if not runners:
        fail(f"the workflow of {to.element} says where jobs run", "no `runs-on`", f"give {FILES['workflow']}")
    return _bad(check, to, f"each build of {to.element} starts on a fresh machine", bad, f"runs-on: {', '.join(sorted(set(runners)))}", "use machines that are thrown away after each build (label them `ephemeral`)")


def expect_foreign_changes_isolated(to: Target) -> list:
    """Proves: proposed changes of strangers start the workflow without secrets: no `pull_request_target`, no
    `workflow_run` that checks their code out."""
    check = Check("fork_builds_isolated", to.element)
    text = _text(to, "workflow")
    if not re.search(r"^[\"']?on[\"']?\s*:", text, re.MULTILINE):
        fail(f"the workflow of {to.element} says what starts it", "no `on:`", f"give {FILES['workflow']}")
    bad = ["pull_request_target"] if re.search(r"\bpull_request_target\b", text) else []
    if re.search(r"\bworkflow_run\b", text) and re.search(r"head_(sha|branch|ref)", text):
        bad.append("workflow_run with the code of the change")
    if re.search(r"\bissue_comment\b|\bissues\b|\bdiscussion(?:_comment)?\b", text) and re.search(r"refs/pull/|pull_request\.head|gh pr checkout|pulls/", text):
        bad.append("a comment starts it, with the code of a change")
    return _bad(check, to, f"changes of strangers run in {to.element} without secrets", bad, "nothing that starts on strangers' changes has secrets", "try them by `pull_request`, without secrets and rights to write")


def expect_changes_reviewed(to: Target) -> list:
    """Proves: the protection of the branch demands a second person's consent, of administrators too."""
    check = Check("changes_reviewed", to.element)
    content = _json(to, "protection")
    reviews = content.get("required_pull_request_reviews")
    bad = [] if isinstance(reviews, dict) and (reviews.get("required_approving_review_count") or 0) >= 1 else ["no consent is needed"]
    if not (content.get("enforce_admins") or {}).get("enabled"):
        bad.append("administrators need none")
    waved = [one.get("login") or one.get("slug") or one.get("name", "?") for key in ("users", "teams", "apps") for one in _list(((reviews or {}).get("bypass_pull_request_allowances") or {}).get(key))] if isinstance(reviews, dict) else []
    bad += [f"{one} needs none" for one in waved]
    if (content.get("allow_force_pushes") or {}).get("enabled"):
        bad.append("history may be rewritten")
    return _bad(check, to, f"each change in {to.element} needs a second person", bad, "a second person's consent is needed, of administrators too", "protect the branch, administrators included")


def _git(to: Target, *argv: str) -> str:
    folder = _path(to, "repository")
    command = shutil.which("git")
    if not command:
        skip("the git command is needed to read a repository, and is not installed")
    try:
        done = subprocess.run([command, "-C", folder, "--no-pager", *argv], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=_GIT_TIMEOUT, check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        skip(f"git {argv[0]} took longer than {_GIT_TIMEOUT:g} s in {folder}")
    if done.returncode:
        fail(f"{folder} is a repository", done.stderr.decode("utf-8", "replace").strip()[:200], f"give {FILES['repository']}")
    return done.stdout.decode("utf-8", "replace")


_KEYS = re.compile(
    r"AKIA[0-9A-Z]{16}|-----BEGIN (?:RSA |EC |OPENSSH |DSA |)PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bglpat-[\w-]{20}|\bxox[abprs]-[\w-]{10,}|\bsk_live_\w{20,}"
    r"|\bAIza[\w-]{35}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"
)  # fmt: skip


def expect_history_clean(to: Target) -> list:
    """Proves: none of the last thousand changes adds a text that looks like a key of a known kind."""
    check = Check("history_clean", to.element)
    if _git(to, "rev-parse", "--is-shallow-repository").strip() == "true":
        skip(f"the clone of {to.element} is a shallow one, without its history: fetch it whole (git fetch --unshallow)")
    text = _git(to, "log", "--all", "--max-count=1000", "-p", "--unified=0", "--no-color", "--no-textconv", "--no-ext-diff", "--format=commit %H")
    commit, bad, count = "", [], 0
    for line in text.splitlines():
        if line.startswith("commit "):
            commit, count = line[7:19], count + 1
        elif line.startswith("+") and len(line) < 10000:
            found = _KEYS.search(line)
            if found:
                bad.append(f"{commit}: {found.group(0)[:6]}…")
    if not count:
        fail(f"{to.element} has changes (else nothing is shown)", "none", f"give {FILES['repository']}")
    return _bad(check, to, f"no keys are in the history of {to.element}", bad, f"{count} changes without a key", "replace the key first; then refuse changes with keys in them")


def expect_authors_proven(to: Target) -> list:
    """Proves: each of the last fifty changes has a signature that git can check here (the keys are known here)."""
    check = Check("commits_signed", to.element)
    lines = [line.split(" ", 1) for line in _git(to, "log", "--max-count=50", "--no-merges", "--format=%G? %h").splitlines()]
    bad = [f"{commit} is not signed" for state, commit in lines if state not in ("G", "U", "E", "X", "Y")]
    if not lines:
        fail(f"{to.element} has changes", "none", f"give {FILES['repository']}")
    unclear = [commit for state, commit in lines if state == "E"]
    if unclear and not bad:
        skip(f"the keys of {len(unclear)} signatures in {to.element} are not known here, so that any text could be there: give git the keys (gpg --import, or gpg.ssh.allowedSignersFile)")
    return _bad(check, to, f"changes in {to.element} are signed", bad, f"{len(lines)} changes, each signed", "let the host refuse changes without a signature")


# --- Cloud -------------------------------------------------------------------------


def _statements(to: Target, name: str) -> list:
    content = _json(to, name)
    for key in ("Role", "AssumeRolePolicyDocument", "Policy", "PolicyDocument", "PolicyVersion", "Document"):
        value = content.get(key)
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                continue
        if isinstance(value, dict):
            content = value
    found = [one for one in _list(content.get("Statement")) if isinstance(one, dict) and one.get("Effect") == "Allow"]
    if not found:
        fail(f"the policy {name!r} of {to.element} allows something", f"{to.files[name]} has no statement that allows", f"give {FILES[name]}")
    return found


def _anyone(principal) -> bool:
    return principal == "*" or (isinstance(principal, dict) and any("*" in _list(one) for one in principal.values()))


# Conditions that say who calls or from where. Others, as that TLS is used, keep nobody out.
_WHO = ("aws:principalorgid", "aws:principalorgpaths", "aws:principalarn", "aws:principalaccount", "aws:principaltag", "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourcevpc",
        "aws:sourcevpce", "aws:sourceip", "aws:vpcsourceip", "aws:userid", "aws:username", "kms:calleraccount", "sts:externalid")  # fmt: skip


def _bound(condition, keys=_WHO) -> bool:
    """Whether a condition names callers: a key of these, compared for likeness, with a value that is not everything."""
    for operator, block in (condition or {}).items():
        if re.search(r"not|null|ifexists$", operator, re.IGNORECASE) or not isinstance(block, dict):
            continue
        for key, values in block.items():
            if key.lower().partition("/")[0] in keys and _list(values) and not any(re.fullmatch(r"[*?:]*|arn:[*:]*|0\.0\.0\.0/0|::/0", str(value)) for value in _list(values)):
                return True
    return False


def expect_policy_closed(to: Target) -> list:
    """Proves: no statement of the policy allows everyone, unless under a condition that names callers or networks. That
    TLS is used names nobody."""
    check = Check("policy_restricted", to.element)
    allowed = _statements(to, "policy")
    if not any("Principal" in one or "NotPrincipal" in one for one in allowed):
        fail(f"the policy of {to.element} names who may", "no statement has a Principal: it is not a policy of a resource", f"give {FILES['policy']}")
    bad = [f"{one.get('Sid', 'a statement')} allows everyone {', '.join(map(str, _list(one.get('Action'))))}" for one in allowed if (_anyone(one.get("Principal")) or "NotPrincipal" in one) and not _bound(one.get("Condition"))]
    return _bad(check, to, f"the policy of {to.element} names who may", bad, f"{len(allowed)} statements, none for everyone", "name accounts and roles, or add a condition that does")


def expect_policy_narrow(to: Target) -> list:
    """Proves: no statement of the policy allows all actions, or all of a service on all resources."""
    check = Check("policy_narrow", to.element)
    allowed, bad = _statements(to, "policy"), []
    for one in allowed:
        actions, everywhere = [str(action) for action in _list(one.get("Action"))], any(re.fullmatch(r"\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*", str(resource)) for resource in _list(one.get("Resource"))) or "NotResource" in one
        wide = [action for action in actions if re.fullmatch(r"\*+(?::\*+)?", action) or (everywhere and action.endswith(":*"))]
        if wide or "NotAction" in one:
            bad.append(f"{one.get('Sid', 'a statement')}: {', '.join(wide) or 'NotAction'}{' on all resources' if everywhere else ''}")
    return _bad(check, to, f"{to.element} may do only what its work needs", bad, f"{len(allowed)} statements with named actions", "name each action and each resource")


def expect_trust_bound(to: Target) -> list:
    """Proves: who of another account may use the role must give an id that stands for us alone."""
    check = Check("trust_bound", to.element)
    bad = []
    for one in _statements(to, "trust"):
        principal = one.get("Principal")
        accounts = _list(principal.get("AWS")) if isinstance(principal, dict) else _list(principal)
        if accounts and not _bound(one.get("Condition"), ("sts:externalid", "aws:principalorgid", "aws:sourcearn", "aws:sourceaccount")):
            bad.append(f"{', '.join(map(str, accounts))} without a condition")
        for issuer in _list(principal.get("Federated")) if isinstance(principal, dict) else []:
            named = {key.lower() for block in (one.get("Condition") or {}).values() for key in block}
            keys = tuple(key for key in named if key.endswith((":sub", ":repository", ":repository_owner", ":saml:sub", ":edupersonorgdn")) or key == "saml:sub")
            if not _bound(one.get("Condition"), keys):
                bad.append(f"everyone at {issuer} without a condition on the subject")
    return _bad(check, to, f"trust in the caller of {to.element} is bound to an id", bad, "each foreign account is bound by a condition", "demand sts:ExternalId, another one for each customer")


def expect_root_locked(to: Target) -> list:
    """Proves: the root login has a second factor and no access keys."""
    check = Check("root_protected", to.element)
    summary = _json(to, "account_summary").get("SummaryMap") or {}
    if "AccountMFAEnabled" not in summary:
        fail(f"the file 'account_summary' of {to.element} tells of the root login", "no AccountMFAEnabled", f"write it by `{FILES['account_summary']}`")
    bad = ([] if summary["AccountMFAEnabled"] == 1 else ["no second factor"]) + (["access keys"] if summary.get("AccountAccessKeysPresent") else [])
    return _bad(check, to, f"the root login of {to.element} is locked away", bad, "root has a second factor and no access keys", "give root a hardware key, and delete its access keys")


def expect_calls_recorded(to: Target) -> list:
    """Proves: a trail covers all regions, its files are checked against change, and it records now (`trail_status`)."""
    check = Check("cloud_audit_log", to.element)
    trails = [one for one in _list(_json(to, "trails").get("trailList")) if isinstance(one, dict)]
    good = [one.get("Name", "?") for one in trails if one.get("IsMultiRegionTrail") and one.get("LogFileValidationEnabled")]
    bad = [] if good else [f"{len(trails)} trails, none of which covers all regions and notices changes"]
    if not bad and _json(to, "trail_status").get("IsLogging") is not True:
        bad.append("the trail is stopped (IsLogging)")
    return _bad(check, to, f"all calls in {to.element} are recorded", bad, f"trail {', '.join(good)}",
                "set up a trail for all regions, with validation, into another account")  # fmt: skip


def key_ages(to: Target) -> list:
    """How many days ago each key of the file `keys` that is in use was made."""
    keys = [one for one in _list(_json(to, "keys").get("AccessKeyMetadata")) if isinstance(one, dict) and one.get("Status", "Active") == "Active"]
    if not keys:
        fail(f"the file 'keys' of {to.element} lists keys in use", f"{to.files['keys']} lists none", f"write it by `{FILES['keys']}`")
    ages, now = [], datetime.datetime.now(datetime.timezone.utc)
    for one in keys:
        text = re.sub(r"Z$", "+00:00", str(one.get("CreateDate", "")))
        try:
            made = datetime.datetime.fromisoformat(text)
        except ValueError:
            fail(f"the file 'keys' of {to.element} says when keys were made", f"CreateDate: {text or '(none)'}", f"write it by `{FILES['keys']}`")
        ages.append((now - (made if made.tzinfo else made.replace(tzinfo=datetime.timezone.utc))).total_seconds() / 86400)
    return ages


def expect_versions_kept(to: Target) -> list:
    """Proves: the bucket keeps older versions."""
    check = Check("versions_kept", to.element)
    status = _maybe(to, "versioning").get("Status", "")
    return _bad(check, to, f"{to.element} keeps older versions", [] if status == "Enabled" else [f"Status: {status or '(never switched on)'}"], "Status: Enabled", "switch versions on, and lock them for a time")


def expect_concurrency_limited(to: Target) -> list:
    """Proves: there is a largest number of the function that run at once."""
    check = Check("concurrency_limited", to.element)
    number = _maybe(to, "concurrency").get("ReservedConcurrentExecutions")
    return _bad(check, to, f"there is a largest number of {to.element} at once", [] if isinstance(number, int) else ["no ReservedConcurrentExecutions"], f"at most {number} at once", "reserve a number for it")


def expect_snapshots_private(to: Target) -> list:
    """Proves: no other account may restore the snapshot."""
    check = Check("snapshots_private", to.element)
    result = _json(to, "snapshots").get("DBSnapshotAttributesResult") or {}
    attributes = {one.get("AttributeName"): _list(one.get("AttributeValues")) for one in _list(result.get("DBSnapshotAttributes"))}
    if "restore" not in attributes:
        fail(f"the file 'snapshots' of {to.element} tells who may restore", "no attribute `restore`", f"write it by `{FILES['snapshots']}`")
    return _bad(check, to, f"snapshots of {to.element} are shared with nobody", [f"{one} may restore" for one in attributes["restore"]], "nobody else may restore", "take the sharing back, and encrypt with a key that others cannot use")


def expect_metadata_sessions(to: Target) -> list:
    """Proves: the metadata service of each machine answers only requests with a session token."""
    check = Check("metadata_sessions", to.element)
    machines = [one for group in _list(_json(to, "metadata").get("Reservations")) for one in _list(group.get("Instances"))]
    if not machines:
        fail(f"the file 'metadata' of {to.element} lists machines", "it lists none", f"write it by `{FILES['metadata']}`")
    bad = []
    for one in machines:
        options = one.get("MetadataOptions") or {}
        if options.get("HttpEndpoint") != "disabled" and options.get("HttpTokens") != "required":
            bad.append(f"{one.get('InstanceId', '?')}: HttpTokens {options.get('HttpTokens', '(not said)')}")
    return _bad(check, to, f"machines of {to.element} demand session tokens", bad, f"{len(machines)} machines demand session tokens", "set HttpTokens to `required`, with a hop limit of 1")


# --- Apps --------------------------------------------------------------------------

_ANDROID = "{http://schemas.android.com/apk/res/android}"


def _xml(to: Target, name: str):
    text = _text(to, name)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        fail(f"the file {name!r} of {to.element} is plain XML", "it has a DOCTYPE", f"give {FILES[name]}")
    try:
        return xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        fail(f"the file {name!r} of {to.element} is XML", str(error), f"give {FILES[name]}")


def _application(to: Target):
    found = _xml(to, "android_manifest").find("application")
    if found is None:
        fail(f"the manifest of {to.element} has an application", "it has none", f"give {FILES['android_manifest']}")
    return found


def expect_backup_excluded(to: Target) -> list:
    """Proves: the manifest forbids backups of the app's data, or names rules (`backup_rules`) that leave something out, or
    name what goes in."""
    check = Check("excluded_from_backup", to.element)
    app = _application(to)
    allowed, rules = app.get(_ANDROID + "allowBackup", "true"), app.get(_ANDROID + "dataExtractionRules") or app.get(_ANDROID + "fullBackupContent")
    bad = [] if allowed == "false" or rules else ["allowBackup is not false, and no rules say what is left out"]
    if allowed != "false" and rules:
        root = _xml(to, "backup_rules")
        parts = [root] if root.tag == "full-backup-content" else [one for one in root if one.tag in ("cloud-backup", "device-transfer")]
        bad += [f"{one.tag} in {rules} leaves nothing out" for one in parts if not one.findall("exclude") and not one.findall("include")]
        bad += [] if parts else [f"{rules} says nothing of backups"]
    return _bad(check, to, f"{to.element} leaves what is sensitive out of backups", bad, f"allowBackup={allowed}, rules: {rules or 'none'}", "set allowBackup to false, or write dataExtractionRules")


def expect_parts_guarded(to: Target) -> list:
    """Proves: parts that other apps may use demand a permission, but for what starts the app and what opens its links."""
    check = Check("parts_guarded", to.element)
    bad, count, app = [], 0, _application(to)
    # A permission of our own that any app may have protects nothing.
    loose = {one.get(_ANDROID + "name") for one in _xml(to, "android_manifest").findall("permission") if "signature" not in one.get(_ANDROID + "protectionLevel", "normal")}
    for part in app:
        if part.tag not in ("activity", "activity-alias", "service", "receiver", "provider"):
            continue
        count += 1
        filters = part.findall("intent-filter")
        names = {one.get(_ANDROID + "name") for group in filters for one in group}
        exported = part.get(_ANDROID + "exported", "true" if filters else "false") == "true"
        if exported and part.get(_ANDROID + "permission") in (None, *loose) and not names & {"android.intent.category.LAUNCHER", "android.intent.category.BROWSABLE"}:
            bad.append(f"{part.tag} {part.get(_ANDROID + 'name', '?')}")
    if not count:
        fail(f"the manifest of {to.element} has parts", "it has none", f"give {FILES['android_manifest']}")
    return _bad(check, to, f"no other app can use parts of {to.element}", bad, f"{count} parts, none of which is open to other apps", "set exported to false, or demand a permission of your own")


def expect_links_verified(to: Target) -> list:
    """Proves: links that open the app are of https and bound to the domain (`autoVerify`)."""
    check = Check("links_verified", to.element)
    bad, count = [], 0
    for group in _application(to).iter("intent-filter"):
        schemes = {one.get(_ANDROID + "scheme") for one in group.findall("data")} - {None}
        if "android.intent.category.BROWSABLE" not in {one.get(_ANDROID + "name") for one in group} or not schemes:
            continue
        count += 1
        if schemes - {"http", "https"}:
            bad.append(f"scheme {', '.join(sorted(schemes - {'http', 'https'}))}: any app may take it")
        elif "https" not in schemes:
            bad.append("http without https: whoever is on the way may open it")
        elif group.get(_ANDROID + "autoVerify") != "true":
            bad.append(f"{', '.join(sorted(schemes))} without autoVerify")
    if not count:
        skip(f"the manifest of {to.element} has no links that open it")
    return _bad(check, to, f"links that open {to.element} are bound to our domain", bad, f"{count} filters of links, each verified", "use https with autoVerify, and publish assetlinks.json")


def expect_keys_pinned(to: Target) -> list:
    """Proves: the app's network settings pin keys, and trust no authorities that the user adds."""
    check = Check("keys_pinned", to.element)
    root = _xml(to, "network_security")
    pins, bad, today = [], [], datetime.date.today().isoformat()
    for group in root.iter("pin-set"):
        end = group.get("expiration", "")
        if end and end <= today:
            bad.append(f"pins ran out on {end}")
        else:
            pins += [one.text for one in group.iter("pin") if one.text]
    bad += [] if pins or bad else ["no pins"]
    if any(one.get("overridePins") == "true" for group in root.iter("trust-anchors") for one in group):
        bad.append("an authority overrides the pins")
    for part in root.findall("debug-overrides"):
        root.remove(part)
    if any(one.get("src") == "user" for group in root.iter("trust-anchors") for one in group):
        bad.append("authorities that the user adds are trusted")
    return _bad(check, to, f"{to.element} takes only keys that it knows", bad, f"{len(pins)} pins", "pin two keys, one of them a spare")


# --- Models ------------------------------------------------------------------------

_PICKLES = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05", b"PK\x03\x04")


def expect_weights_pinned(to: Target) -> list:
    """Proves: the file of weights has the hash that was fixed, and is of a format that holds no code."""
    check = Check("weights_pinned", to.element)
    path, wanted = _path(to, "weights"), need_setting(to, "fixed_hash")
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            first = file.read(4)
            digest.update(first)
            for chunk in iter(lambda: file.read(1 << 20), b""):
                digest.update(chunk)
    except OSError as error:
        fail(f"the weights of {to.element} can be read", str(error), "correct \"weights\" in the targets file")
    bad = [] if digest.hexdigest() == wanted.strip().lower() else [f"its SHA-256 is {digest.hexdigest()}"]
    bad += ["it is a pickle, or an archive of pickles, which runs code when it is loaded"] if first.startswith(_PICKLES) else []
    return _bad(check, to, f"the weights of {to.element} are those that were chosen", bad, f"SHA-256 {wanted}", "fetch them from the place that was chosen, in the format of safetensors")
