"""The checks of the network and of files: other_cases.py SUPPORT WORK"""

import datetime
import hashlib
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import threading

sys.path[:0] = [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]
work = pathlib.Path(sys.argv[2])
work.mkdir(parents=True, exist_ok=True)

import tmc_verify_files as files  # noqa: E402
import tmc_verify_identity as identity  # noqa: E402
import tmc_verify_network as network  # noqa: E402
import tmc_verify_tls as tls  # noqa: E402
from bench import Bench  # noqa: E402
from shopsite import Site  # noqa: E402

bench = Bench(sys.argv[2])

# --- Reach

front, behind, closed = socket.create_server(("127.0.0.1", 0)), socket.create_server(("127.0.0.1", 0)), socket.create_server(("127.0.0.1", 0))
open_port, other_port, closed_port = (one.getsockname()[1] for one in (front, behind, closed))
closed.close()
HERE = {"zone": "S.outside", "reachable": f"127.0.0.1:{open_port}"}
there, gone = {"endpoint": f"tcp://127.0.0.1:{other_port}"}, {"endpoint": f"tcp://127.0.0.1:{closed_port}"}

bench.expect("expect_unreachable (right)", network.expect_unreachable, gone, "passed", "refused", HERE)
bench.expect("expect_unreachable (reachable)", network.expect_unreachable, there, "failed", "it accepted a connection", HERE)
bench.expect("expect_unreachable (port)", lambda to: network.expect_unreachable(to, other_port), gone, "failed", str(other_port), HERE)
bench.expect("expect_unreachable (no zone)", network.expect_unreachable, gone, "skipped", "has no 'zone'", {"reachable": HERE["reachable"]})
bench.expect("expect_unreachable (no control)", network.expect_unreachable, gone, "skipped", "has no 'reachable'", {"zone": "S.outside"})
bench.expect("expect_unreachable (no network)", network.expect_unreachable, gone, "failed", "else nothing is shown", {**HERE, "reachable": f"127.0.0.1:{closed_port}"})
bench.expect("expect_unreachable (inside)", network.expect_unreachable, gone, "skipped", "run them from outside", {**HERE, "zone": "S"})
bench.expect("expect_unreachable (no name)", network.expect_unreachable, {"endpoint": "tcp://tmc-verify.invalid:1"}, "skipped", "is not known here", HERE)


def fronted(entry):
    return lambda to: network.expect_fronted(to, [bench.target(entry, HERE, "S.origin"), bench.target({"absent": True}, HERE, "S.absent")])


entry = {"endpoint": f"tcp://127.0.0.1:{open_port}"}
bench.expect("expect_fronted (right)", fronted(gone), entry, "passed", "S.origin", HERE)
bench.expect("expect_fronted (beside)", fronted(there), entry, "failed", "is reached through S.web only", HERE)
bench.expect("expect_fronted (no address)", fronted({"absent": True}), entry, "skipped", "gives no address of anything", HERE)

network._PORTS = (other_port, closed_port)
bench.expect("expect_ports_minimal (right)", network.expect_ports_minimal, {**entry, "settings": {"ports": [other_port]}}, "passed", str(open_port))
bench.expect("expect_ports_minimal (another port)", network.expect_ports_minimal, entry, "failed", f"on {other_port} too")

inside = {**HERE, "zone": "S.web.net", "outside": [f"127.0.0.1:{closed_port}"]}
bench.expect("expect_exits_closed (right)", network.expect_exits_closed, {}, "passed", "refused", inside)
bench.expect("expect_exits_closed (open)", network.expect_exits_closed, {}, "failed", "it accepted a connection", {**inside, "outside": [f"127.0.0.1:{other_port}"]})
bench.expect("expect_exits_closed (elsewhere)", network.expect_exits_closed, {}, "skipped", "has to run inside S.web", {**inside, "zone": "S.outside"})

# --- Certificates

certificate = tls._authority().server("127.0.0.1")[:2]
with Site((), str(work), certificate) as site:
    secure = {"endpoint": f"https://127.0.0.1:{site.port}"}
    bench.expect("expect_certificate_lasts (right)", network.expect_certificate_lasts, {**secure, "settings": {"days_left": 1}}, "passed", "valid until")
    bench.expect("expect_certificate_lasts (ends)", network.expect_certificate_lasts, secure, "failed", "valid for 14 days yet")
with Site((), str(work)) as site:
    bench.expect("expect_certificate_lasts (no TLS)", network.expect_certificate_lasts, {"endpoint": f"https://127.0.0.1:{site.port}"}, "failed", "completes a TLS handshake")
    bench.expect("expect_certificate_lasts (clear)", network.expect_certificate_lasts, {"endpoint": f"http://127.0.0.1:{site.port}"}, "skipped", "in clear")

# --- Names

KEY = "v=DKIM1; p=" + "A" * 392
RECORDS = {
    ("good.test", 16): ["v=spf1 mx -all", "unrelated=1"], ("_dmarc.good.test", 16): ["v=DMARC1; p=reject; rua=mailto:a@good.test"], ("k._domainkey.good.test", 16): [KEY],
    ("open.test", 16): ["v=spf1 +all"], ("_dmarc.open.test", 16): ["v=DMARC1; p=reject"],
    ("first.test", 16): ["v=spf1 +all -all"], ("_dmarc.first.test", 16): ["v=DMARC1; p=reject"], ("sub.test", 16): ["v=spf1 -all"], ("_dmarc.sub.test", 16): ["v=DMARC1; p=reject; sp=none"],
    ("lax.test", 16): ["v=spf1 ~all"], ("_dmarc.lax.test", 16): ["v=DMARC1; p=none"], ("nokey.test", 16): ["v=spf1 -all"], ("_dmarc.nokey.test", 16): ["v=DMARC1;p=quarantine"],
    ("www.good.test", 5): "shop.good.test", ("www.good.test", 1): "shop.good.test", ("shop.good.test", 1): b"\x7f\0\0\1", ("old.good.test", 1): "gone.cloud.test", ("old.good.test", 5): "gone.cloud.test",
    ("loop.good.test", 1): "loop.good.test", ("broken.test", 16): 2,
}  # fmt: skip
dns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dns.bind(("127.0.0.1", 0))


def encode(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def answer_names():
    while True:
        packet, address = dns.recvfrom(4096)
        labels, at = [], 12
        while packet[at]:
            labels.append(packet[at + 1 : at + 1 + packet[at]].decode())
            at += 1 + packet[at]
        name, kind = ".".join(labels), struct.unpack("!H", packet[at + 1 : at + 3])[0]
        found, code, records = RECORDS.get((name, kind)), 0, []
        if isinstance(found, int):
            code = found
        elif isinstance(found, list):
            for text in found:
                data = b"".join(bytes([len(text[i : i + 255])]) + text[i : i + 255].encode() for i in range(0, len(text), 255))
                records.append((16, data))
        elif isinstance(found, bytes):
            records.append((1, found))
        elif isinstance(found, str):
            records.append((5, encode(found)))
        else:
            code = 3
        body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", kind, 1, 60, len(data)) + data for kind, data in records)
        dns.sendto(packet[:2] + struct.pack("!HHHHH", 0x8180 | code, 1, len(records), 0, 0) + packet[12 : at + 5] + body, address)


threading.Thread(target=answer_names, daemon=True).start()
resolver = {"resolver": f"127.0.0.1:{dns.getsockname()[1]}"}
for domain, outcome, words in (("good.test", "passed", "a key for DKIM"), ("open.test", "failed", "says who may send"), ("lax.test", "failed", "turn forged mail away"), ("first.test", "failed", "says who may send"), ("sub.test", "failed", "turn forged mail away"),
                               ("none.test", "failed", "SPF: (none)"), ("nokey.test", "failed", "publishes the key"), ("broken.test", "failed", "server failure")):  # fmt: skip
    bench.expect(f"expect_mail_domain_guarded ({domain})", network.expect_mail_domain_guarded, {"settings": {"domain": domain, "selector": "k"}}, outcome, words, resolver)
bench.expect("expect_mail_domain_guarded (no domain)", network.expect_mail_domain_guarded, {}, "skipped", "no setting 'domain'", resolver)
for name, outcome, words in (("www.good.test", "passed", "shop.good.test"), ("old.good.test", "failed", "gone.cloud.test"), ("loop.good.test", "failed", "leads to an address"), ("none.test", "failed", "no such name")):
    bench.expect(f"expect_names_alive ({name})", network.expect_names_alive, {"settings": {"names": [name]}}, outcome, words, resolver)
bench.expect("expect_names_alive (none)", network.expect_names_alive, {}, "skipped", "no setting 'names'", resolver)
os.environ["TMC_TIMEOUT"] = "0.5"
bench.expect("expect_names_alive (no server)", network.expect_names_alive, {"settings": {"names": ["a.test"]}}, "failed", "answers", {"resolver": f"127.0.0.1:{closed_port}"})
bench.functions |= {"expect_cluster_api_closed", "expect_kubelet_closed"}  # over HTTP: http_cases.py

# --- Files


def write(name, content):
    path = work / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


def files_case(check, kind, good, bad, name=None, settings=None, more_good=(), beside=None):
    """`bad`: (content, words)…; `more_good`: what is right in another way; `beside`: other files that it needs."""
    beside = beside or {}
    name = name or f"{kind}.json"
    more = {"settings": settings} if settings else {}
    bench.expect(f"{check.__name__} (right)", check, {"files": {kind: write(name, good), **beside}, **more}, "passed")
    for index, (content, words) in enumerate(bad):
        bench.expect(f"{check.__name__} (bad {index})", check, {"files": {kind: write(name, content), **beside}, **more}, "failed", words)
    for index, content in enumerate(more_good):
        bench.expect(f"{check.__name__} (right {index})", check, {"files": {kind: write(name, content), **beside}, **more}, "passed")
    bench.expect(f"{check.__name__} (no file)", check, {**more}, "skipped", f"no file {kind!r}")
    bench.expect(f"{check.__name__} (missing)", check, {"files": {kind: str(work / "missing" / name)}, **more}, "failed", "can be read")


def pod(context=None, spec=None, container=None, kind="Pod"):
    made = {"containers": [{"name": "web", "securityContext": context or {}, **(container or {})}], **(spec or {})}
    if kind == "CronJob":
        return {"items": [{"kind": kind, "metadata": {"name": "p"}, "spec": {"jobTemplate": {"spec": {"template": {"spec": made}}}}}]}
    return {"items": [{"kind": kind, "metadata": {"name": "p"}, "spec": made if kind == "Pod" else {"template": {"spec": made}}}]}


for kind in ("Pod", "Deployment", "CronJob"):
    files_case(files.expect_no_host_access, "workload", pod(kind=kind), [
        (pod({"privileged": True}, kind=kind), "privileged"), (pod(spec={"hostPID": True}, kind=kind), "hostPID"), (pod(spec={"volumes": [{"hostPath": {"path": "/run"}}]}, kind=kind), "hostPath /run"),
        (pod({"capabilities": {"add": ["SYS_ADMIN"]}}, kind=kind), "SYS_ADMIN"), (pod({"capabilities": {"add": ["CAP_BPF"]}}, kind=kind), "capability BPF"), (pod({"windowsOptions": {"hostProcess": True}}, kind=kind), "hostProcess"), (pod(container={"ports": [{"hostPort": 80}]}, kind=kind), "hostPort 80"), ({"items": []}, "lists nothing"), ("{", "is JSON")])  # fmt: skip
right = {"runAsNonRoot": True, "allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
files_case(files.expect_unprivileged, "workload", pod(right), [(pod({**right, "runAsUser": 0}), "may run as root"), (pod({**right, "runAsNonRoot": False}), "may run as root"),
           (pod({**right, "allowPrivilegeEscalation": True}), "allowPrivilegeEscalation"), (pod({**right, "capabilities": {}}), "keeps capabilities")])  # fmt: skip
limits = {"resources": {"limits": {"memory": "64Mi", "cpu": "1"}}}
files_case(files.expect_limits_set, "workload", pod(container=limits), [(pod(), "no limit of memory"), (pod(container={"resources": {"limits": {"memory": "1Gi"}}}), "no limit of cpu")])
token_volume = {"volumes": [{"projected": {"sources": [{"serviceAccountToken": {"path": "token"}}]}}]}
files_case(files.expect_no_token, "workload", pod(spec={"automountServiceAccountToken": False}), [(pod(), "automountServiceAccountToken"), (pod(spec={"automountServiceAccountToken": False, **token_volume}), "a volume with serviceAccountToken")])


def policy(**spec):
    return {"items": [{"kind": "NetworkPolicy", "spec": {"podSelector": {}, **spec}}]}


files_case(files.expect_network_policies, "policies", policy(policyTypes=["Ingress", "Egress"]), [(policy(policyTypes=["Ingress"]), "refuses Egress"), (policy(policyTypes=["Ingress", "Egress"], ingress=[{}]), "refuses Ingress"),
           (policy(policyTypes=["Ingress", "Egress"], podSelector={"matchLabels": {"a": "b"}}), "refuses Ingress"),
           ({"items": policy(policyTypes=["Ingress", "Egress"])["items"] + policy(policyTypes=["Egress"], egress=[{}])["items"]}, "allows all Egress")])  # fmt: skip


def api(*words):
    return {"items": [{"spec": {"containers": [{"command": ["kube-apiserver", "--etcd-servers=https://127.0.0.1:2379", *words]}]}}]}


provider = lambda name: write(f"{name}.yaml", f"kind: EncryptionConfiguration\nresources:\n  - resources: [secrets]\n    providers:\n      - {name}:\n          keys: []\n      - identity: {{}}\n")  # noqa: E731
files_case(files.expect_secrets_encrypted, "api_server", api("--encryption-provider-config=/etc/enc.yaml"), [(api(), "no `--encryption-provider-config`"), (pod(), "no container has")], beside={"encryption": provider("secretbox")})
encrypted = {"api_server": write("api.json", api("--encryption-provider-config=/etc/enc.yaml"))}
bench.expect("expect_secrets_encrypted (identity first)", files.expect_secrets_encrypted, {"files": {**encrypted, "encryption": provider("identity")}}, "failed", "providers begin with 'identity'")
bench.expect("expect_secrets_encrypted (another file)", files.expect_secrets_encrypted, {"files": {**encrypted, "encryption": write("e.yaml", "kind: Secret\n")}}, "failed", "lists providers")
bench.expect("expect_secrets_encrypted (no configuration)", files.expect_secrets_encrypted, {"files": encrypted}, "skipped", "no file 'encryption'")
records = lambda *levels: write("audit.yaml", "kind: Policy\nrules:\n" + "".join(f"  - level: {level}\n" for level in levels))  # noqa: E731
files_case(files.expect_cluster_recorded, "api_server", api("--audit-policy-file=/a", "--audit-log-path=/b"), [(api("--audit-log-path=/b"), "no `--audit-policy-file`"), (api("--audit-policy-file=/a"), "no place")], beside={"audit_policy": records("None", "Metadata")})
recorded = {"api_server": write("api.json", api("--audit-policy-file=/a", "--audit-log-path=/b"))}
bench.expect("expect_cluster_recorded (nothing)", files.expect_cluster_recorded, {"files": {**recorded, "audit_policy": records("None")}}, "failed", "records nothing")
bench.expect("expect_cluster_recorded (no rules)", files.expect_cluster_recorded, {"files": {**recorded, "audit_policy": records()}}, "failed", "has rules")
bench.expect("expect_cluster_recorded (no policy)", files.expect_cluster_recorded, {"files": recorded}, "skipped", "no file 'audit_policy'")
now = datetime.datetime.now(datetime.timezone.utc)
node = lambda days: {"items": [{"metadata": {"name": "n", "creationTimestamp": f"{now - datetime.timedelta(days=days):%Y-%m-%dT%H:%M:%SZ}"}}]}  # noqa: E731
files_case(files.expect_nodes_fresh, "nodes", node(3), [(node(90), "90 days old"), ({"items": [{"metadata": {"name": "n"}}]}, "no time")])

binding = lambda role, *names: {"kind": "ClusterRoleBinding", "roleRef": {"name": role}, "subjects": [{"kind": "User", "name": name} for name in names]}  # noqa: E731
files_case(files.expect_admins_few, "role_bindings", {"items": [binding("cluster-admin", "system:masters"), binding("view", "ana"), binding("system:discovery", "system:authenticated")]},
           [({"items": [binding("cluster-admin", "ana")]}, "cluster-admin to User ana"), ({"items": [binding("view", "system:unauthenticated")]}, "view to system:unauthenticated"), ({"items": [binding("edit", "system:serviceaccounts")]}, "edit to system:serviceaccounts"),
            ({"items": [{"kind": "Pod"}]}, "none has a roleRef")])  # fmt: skip
bench.expect("expect_admins_few (known)", files.expect_admins_few, {"files": {"role_bindings": write("b.json", {"items": [binding("cluster-admin", "ana")]})}, "settings": {"admins": ["ana"]}}, "passed")
unit = "[Unit]\nAfter=a\nAfter=b\n[Service]\nExecStart=/bin/x --a=b\n"
files_case(files.expect_unit_confined, "unit", unit + "User=web\nNoNewPrivileges=yes\nProtectSystem=strict\n", [(unit, "it runs as root"), (unit + "User=web\n", "NoNewPrivileges"), (unit + "DynamicUser=yes\nNoNewPrivileges=true\n", "ProtectSystem")], "web.service")
docker = "FROM golang AS build\nUSER app\nFROM scratch\nCOPY --from=build /a /a\n"
bench.expect("expect_unit_confined (Dockerfile)", files.expect_unit_confined, {"files": {"dockerfile": write("Dockerfile", docker + "USER 1000:1000\n")}}, "passed", "USER 1000")
bench.expect("expect_unit_confined (Dockerfile, root)", files.expect_unit_confined, {"files": {"dockerfile": write("Dockerfile", docker)}}, "failed", "USER root")

bench.expect("expect_unit_confined (Dockerfile, a variable)", files.expect_unit_confined, {"files": {"dockerfile": write("Dockerfile", docker + "ARG WHO=root\nUSER ${WHO}\n")}}, "failed", "USER ${WHO}")
bench.expect("expect_unit_confined (no Dockerfile)", files.expect_unit_confined, {"files": {"dockerfile": write("Dockerfile", "USER app\n")}}, "failed", "it has no FROM")
npm = lambda **one: {"packages": {"": {"name": "a"}, "node_modules/b": {"version": "1", **one}}}  # noqa: E731
files_case(files.expect_packages_pinned, "lockfile", npm(integrity="sha512-x"), [(npm(), "no hash"), (npm(integrity="sha1-x"), "can be forged"), ({"packages": {}}, "names packages")], "package-lock.json")
files_case(files.expect_packages_pinned, "lockfile", "a==1 \\\n  --hash=sha256:00\n# b\n--index-url https://a.test\n", [("a==1 --hash=sha256:00\n-r other.txt\n", "give one file"), ("a==1 --hash=sha256:00\n-e git+https://a.test/a\n", "no version"), ("a==1\n", "a==1: no hash"), ("a>=1 --hash=sha256:00\n", "no version")], "requirements.txt")
cargo = "version = 3\n\n[[package]]\nname = \"own\"\nversion = \"1\"\n\n[[package]]\nname = \"a\"\nversion = \"1\"\nsource = \"registry\"\n"
files_case(files.expect_packages_pinned, "lockfile", cargo + "checksum = \"00\"\n", [(cargo, "a: no hash"), (cargo.replace("registry", "git+https://a.test/a?branch=main"), "a: no hash")], "Cargo.lock", more_good=[cargo.replace("registry", "git+https://a.test/a#" + "0" * 40)])
files_case(files.expect_packages_pinned, "lockfile", "a v1 h1:xx=\n", [("a v1\n", "a v1")], "go.sum")

flow = lambda on="push", runs="ubuntu-24.04", more="": f"on: {on}\njobs:\n  a:\n    runs-on: {runs}\n    steps:\n      - run: make\n{more}"  # noqa: E731
use = "      - uses: a/b@"
files_case(files.expect_steps_pinned, "workflow", flow(more=use + "0" * 40 + " # v1\n"), [(flow(more=use + "v1\n"), "a/b@v1"), (flow(more=use + "main\n"), "a/b@main"), (flow(more="    container: node:20\n"), "node:20"), (flow(more="    services:\n      db:\n        image: postgres:16\n" + use + "0" * 40 + "\n"), "postgres:16")], "w.yml", more_good=[flow(more="    container:\n      image: node@sha256:" + "0" * 64 + "\n")])
bench.expect("expect_steps_pinned (none)", files.expect_steps_pinned, {"files": {"workflow": write("w.yml", flow())}}, "skipped", "uses no steps of others")
files_case(files.expect_secrets_short_lived, "workflow", flow(more="        env: ${{ secrets.GITHUB_TOKEN }}\n"), [(flow(more="        env: ${{ secrets.AWS_KEY }}\n"), "AWS_KEY"), (flow(more="    secrets: inherit\n"), "inherit"), (flow(more="        env: ${{ toJSON(secrets) }}\n"), "by an expression"), (flow(more="        env: ${{ secrets[matrix.key] }}\n"), "by an expression"), ("a: b\n", "has jobs")], "w.yml")
files_case(files.expect_runners_fresh, "workflow", flow(), [(flow(runs="[self-hosted, linux]"), "self-hosted"), ("on: push\n", "no `runs-on`"), (flow(runs="big-builder"), "big-builder"), (flow(runs="\n      - self-hosted\n      - linux"), "self-hosted"), (flow(runs="\n      group: ours"), "a group"),
           (flow(runs="${{ matrix.os }}", more="    strategy:\n      matrix:\n        os: [ubuntu-24.04, our-builder]\n"), "our-builder"), (flow(runs="${{ inputs.where }}"), "inputs.where")], "w.yml",
           more_good=[flow(runs="[self-hosted, ephemeral]"), flow(runs="${{ matrix.os }}", more="    strategy:\n      matrix:\n        os: [ubuntu-24.04, macos-14]\n"), flow(runs="ubuntu-24.04 # small")])  # fmt: skip
files_case(files.expect_foreign_changes_isolated, "workflow", flow("pull_request"), [(flow("pull_request_target"), "pull_request_target"), (flow("workflow_run", more="  ref: ${{ github.event.workflow_run.head_sha }}\n"), "workflow_run"), (flow("issue_comment", more="      - run: gh pr checkout 1\n"), "a comment starts it"), ("a: b\n", "no `on:`")], "w.yml")
protected = lambda count=1, admins=True, force=False: {"required_pull_request_reviews": {"required_approving_review_count": count}, "enforce_admins": {"enabled": admins}, "allow_force_pushes": {"enabled": force}}  # noqa: E731
files_case(files.expect_changes_reviewed, "protection", protected(), [(protected(0), "no consent"), (protected(admins=False), "administrators need none"), (protected(force=True), "rewritten"), ({**protected(), "required_pull_request_reviews": {"required_approving_review_count": 1, "bypass_pull_request_allowances": {"users": [{"login": "ana"}]}}}, "ana needs none"), ({}, "no consent")])

statement = lambda **one: {"Statement": [{"Sid": "A", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:q", **one}]}  # noqa: E731
files_case(files.expect_policy_closed, "policy", statement(Principal={"AWS": "arn:role"}), [(statement(Principal="*"), "A allows everyone"), (statement(Principal={"AWS": ["*"]}), "A allows everyone"), (statement(), "no statement has a Principal"),
           (statement(Principal="*", Condition={"Bool": {"aws:SecureTransport": "true"}}), "A allows everyone"), (statement(Principal="*", Condition={"StringLike": {"aws:PrincipalArn": "*"}}), "A allows everyone"),
           (statement(Principal="*", Condition={"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}), "A allows everyone"), (statement(NotPrincipal={"AWS": "arn:role"}), "A allows everyone"),
           (statement(Principal="*", Condition={"StringNotEquals": {"aws:PrincipalOrgID": "o"}}), "A allows everyone"), ({"Policy": json.dumps(statement(Principal="*"))}, "A allows everyone"), ({}, "has no statement")])  # fmt: skip
bench.expect("expect_policy_closed (condition)", files.expect_policy_closed, {"files": {"policy": write("p.json", statement(Principal="*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o"}}))}}, "passed")
files_case(files.expect_policy_narrow, "policy", statement(), [(statement(Action="*"), "A: *"), (statement(Action=["s3:*"], Resource="*"), "s3:* on all resources"), (statement(NotAction="iam:*"), "NotAction"), (statement(Action=["s3:*"], Resource="arn:aws:s3:::*"), "s3:* on all resources"), (statement(Action="*:*"), "*:*")])
trust = lambda **one: {"Role": {"AssumeRolePolicyDocument": statement(**{"Principal": {"AWS": "arn:aws:iam::1:root"}, **one})}}  # noqa: E731
files_case(files.expect_trust_bound, "trust", trust(Condition={"StringEquals": {"sts:ExternalId": "x"}}), [(trust(), "without a condition"), (trust(Condition={"StringLike": {"sts:ExternalId": "*"}}), "without a condition"),
           (trust(Principal={"Federated": "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com"}, Condition={"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}), "on the subject")],
           more_good=[trust(Principal={"Federated": "arn:p"}, Condition={"StringLike": {"token.actions.githubusercontent.com:sub": "repo:shop/web:*"}})])  # fmt: skip
files_case(files.expect_root_locked, "account_summary", {"SummaryMap": {"AccountMFAEnabled": 1, "AccountAccessKeysPresent": 0}}, [({"SummaryMap": {"AccountMFAEnabled": 0}}, "no second factor"), ({"SummaryMap": {"AccountMFAEnabled": 1, "AccountAccessKeysPresent": 1}}, "access keys"), ({}, "no AccountMFAEnabled")])
files_case(files.expect_calls_recorded, "trails", {"trailList": [{"Name": "t", "IsMultiRegionTrail": True, "LogFileValidationEnabled": True}]}, [({"trailList": []}, "0 trails"), ({"trailList": [{"IsMultiRegionTrail": True}]}, "1 trails")], beside={"trail_status": write("status.json", {"IsLogging": True})})
covering = {"trails": write("trails.json", {"trailList": [{"Name": "t", "IsMultiRegionTrail": True, "LogFileValidationEnabled": True}]})}
bench.expect("expect_calls_recorded (stopped)", files.expect_calls_recorded, {"files": {**covering, "trail_status": write("status.json", {"IsLogging": False})}}, "failed", "the trail is stopped")
bench.expect("expect_calls_recorded (no status)", files.expect_calls_recorded, {"files": covering}, "skipped", "no file 'trail_status'")
files_case(files.expect_snapshots_private, "snapshots", {"DBSnapshotAttributesResult": {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": []}]}}, [({"DBSnapshotAttributesResult": {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": ["all"]}]}}, "all may restore"), ({}, "no attribute")])
machine = lambda tokens: {"Reservations": [{"Instances": [{"InstanceId": "i-1", "MetadataOptions": {"HttpTokens": tokens}}]}]}  # noqa: E731
files_case(files.expect_metadata_sessions, "metadata", machine("required"), [(machine("optional"), "HttpTokens optional"), ({"Reservations": []}, "it lists none")])
files_case(files.expect_versions_kept, "versioning", {"Status": "Enabled"}, [({"Status": "Suspended"}, "Suspended"), ("", "never switched on")])
files_case(files.expect_concurrency_limited, "concurrency", {"ReservedConcurrentExecutions": 5}, [({}, "no ReservedConcurrentExecutions"), ("", "no ReservedConcurrentExecutions")])

NS = 'xmlns:android="http://schemas.android.com/apk/res/android"'
link = lambda data, verify="": f'<activity android:name="a" android:exported="true"><intent-filter {verify}><category android:name="android.intent.category.BROWSABLE"/><data {data}/></intent-filter></activity>'  # noqa: E731
app = lambda attributes="", parts="<activity/>": f"<manifest {NS}><application {attributes}>{parts}</application></manifest>"  # noqa: E731
files_case(files.expect_backup_excluded, "android_manifest", app('android:allowBackup="false"'), [(app(), "allowBackup is not false"), ("<manifest/>", "has an application"), ("<!DOCTYPE a><manifest/>", "plain XML"), ("<a", "is XML")], "AndroidManifest.xml")
ruled = lambda rules: {"files": {"android_manifest": write("m.xml", app('android:dataExtractionRules="@xml/rules"')), "backup_rules": write("rules.xml", rules)}}  # noqa: E731
bench.expect("expect_backup_excluded (rules)", files.expect_backup_excluded, ruled("<data-extraction-rules><cloud-backup><exclude domain='root'/></cloud-backup></data-extraction-rules>"), "passed")
bench.expect("expect_backup_excluded (rules for all)", files.expect_backup_excluded, ruled("<data-extraction-rules><cloud-backup/></data-extraction-rules>"), "failed", "leaves nothing out")
bench.expect("expect_backup_excluded (no rules)", files.expect_backup_excluded, {"files": {"android_manifest": write("m.xml", app('android:dataExtractionRules="@xml/rules"'))}}, "skipped", "no file 'backup_rules'")
files_case(files.expect_parts_guarded, "android_manifest", app(parts='<service android:name="s" android:exported="true" android:permission="p"/>'), [(app(parts='<service android:name="s" android:exported="true"/>'), "service s"), (app(parts='<activity-alias android:name="s" android:exported="true"/>'), "activity-alias s"),
           (app(parts='<service android:name="s" android:exported="true" android:permission="p"/>').replace("<application", '<permission android:name="p"/><application'), "service s"), (app(parts=""), "has parts")], "AndroidManifest.xml")
files_case(files.expect_links_verified, "android_manifest", app(parts=link('android:scheme="https"', 'android:autoVerify="true"')), [(app(parts=link('android:scheme="https"')), "without autoVerify"), (app(parts=link('android:scheme="shop"')), "any app may take it"), (app(parts=link('android:scheme="http"', 'android:autoVerify="true"')), "http without https")], "AndroidManifest.xml")
bench.expect("expect_links_verified (none)", files.expect_links_verified, {"files": {"android_manifest": write("m.xml", app())}}, "skipped", "has no links")
pins = lambda inner: f"<network-security-config>{inner}</network-security-config>"  # noqa: E731
files_case(files.expect_keys_pinned, "network_security", pins("<domain-config><pin-set><pin>x</pin></pin-set></domain-config><debug-overrides><trust-anchors><certificates src='user'/></trust-anchors></debug-overrides>"),
           [(pins(""), "no pins"), (pins("<domain-config><pin-set expiration='2020-01-01'><pin>x</pin></pin-set></domain-config>"), "ran out on 2020-01-01"),
            (pins("<base-config><trust-anchors><certificates src='system' overridePins='true'/></trust-anchors><pin-set><pin>x</pin></pin-set></base-config>"), "overrides the pins"), (pins("<base-config><trust-anchors><certificates src='user'/></trust-anchors><pin-set><pin>x</pin></pin-set></base-config>"), "the user adds")], "n.xml")  # fmt: skip

weights = "weights of a model"
digest = hashlib.sha256(weights.encode()).hexdigest()
files_case(files.expect_weights_pinned, "weights", weights, [("others", "its SHA-256 is"), ("PK\x03\x04" + weights, "pickle")], "w.safetensors", {"fixed_hash": digest})

# --- Histories

repository = work / "repository"
subprocess.run(["rm", "-rf", str(repository)], check=True)
repository.mkdir()


def git(*argv):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(work)}
    subprocess.run(["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@a.test", "-c", "commit.gpgsign=false", *argv], check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


git("init", "-q")
(repository / "a.txt").write_text("hello\n")
git("add", ".")
git("commit", "-qm", "first")
held = {"files": {"repository": str(repository)}}
bench.expect("expect_history_clean (right)", files.expect_history_clean, held, "passed", "1 changes without a key")
bench.expect("expect_authors_proven (unsigned)", files.expect_authors_proven, held, "failed", "is not signed")
(repository / "a.txt").write_text("key = " + "AKIA" + "ABCDEFGHIJKLMNOP\n")
git("commit", "-qam", "second")
(repository / "a.txt").write_text("hello again\n")
git("commit", "-qam", "third")
bench.expect("expect_history_clean (a key)", files.expect_history_clean, held, "failed", "AKIAAB…")
bench.expect("expect_history_clean (no repository)", files.expect_history_clean, {"files": {"repository": os.devnull}}, "failed", "is a repository")
bench.expect("expect_history_clean (none)", files.expect_history_clean, {}, "skipped", "no file 'repository'")
(work / "empty").mkdir(exist_ok=True)
subprocess.run(["git", "init", "-q", str(work / "empty")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
bench.expect("expect_history_clean (no changes)", files.expect_history_clean, {"files": {"repository": str(work / "empty")}}, "failed", "else nothing is shown")
subprocess.run(["rm", "-rf", str(work / "shallow")], check=True)
subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repository}", str(work / "shallow")], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
bench.expect("expect_history_clean (shallow)", files.expect_history_clean, {"files": {"repository": str(work / "shallow")}}, "skipped", "a shallow one")
original = files._git
files._git = lambda to, *argv: "E 0123456\nG 89abcde\n"
bench.expect("expect_authors_proven (keys unknown)", files.expect_authors_proven, held, "skipped", "are not known here")
files._git = lambda to, *argv: "G 0123456\nG 89abcde\n"
bench.expect("expect_authors_proven (signed)", files.expect_authors_proven, held, "passed", "2 changes, each signed")
files._git = original

# --- Targets files with mistakes

for mistake, words in (
    ({"accounts": []}, "is not an object"), ({"accounts": {"three": {}}}, "unknown key 'three'"), ({"accounts": {"one": {"password": 1}}}, "neither a text nor"),
    ({"accounts": {"one": {"password": {"env": "TMC_NO_SUCH_NAME"}}}}, "there is no TMC_NO_SUCH_NAME"), ({"accounts": {"one": {"headers": "a"}}}, "is not an object"),
    ({"requests": {"privat": "/"}}, "unknown key 'privat'"), ({"requests": {"private": "orders"}}, "begins with `/`"), ({"requests": {"private": []}}, "is not an object"),
    ({"requests": {"private": {"path": "/", "form": {}, "json": 1}}}, "several of"), ({"requests": {"private": {"path": "/", "headers": {"a": 1}}}}, "not a text"),
    ({"settings": {"burst": True}}, "not a whole number"), ({"settings": {"names": "a"}}, "not a list"), ({"settings": {"name": "a"}}, "unknown key 'name'"), ({"files": {"workload": 1}}, "not a text"),
):  # fmt: skip
    bench.expect(f"targets {mistake}", network.expect_names_alive, mistake, "failed raw", words)
for mistake, words in (({"zone": 1}, "not a text"), ({"near": ""}, "unknown key 'near'"), ({"outside": [True]}, "not a list")):
    bench.expect(f"here {mistake}", network.expect_names_alive, {}, "failed raw", words, mistake)
with Site((), str(work)) as site:
    broken = {"endpoint": f"http://127.0.0.1:{site.port}", "accounts": {"one": {"headers": {"Cookie": "a\r\nb: c"}}}, "requests": {"private": "/private"}}
    bench.expect("a header of two lines", identity.expect_login_required, broken, "failed raw", "cannot be sent as HTTP")
bench.functions -= {name for name in bench.functions if not name.startswith("expect_")}

sys.exit(bench.done(network, files))
