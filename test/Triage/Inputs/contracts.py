"""Twenty findings against each contract of docs/examples/contracts, with the dispositions that a maintainer would give.

    contracts.py write brpc|opendal FILE     writes them as SARIF
    contracts.py check brpc|opendal FILE     compares what `tmc triage --format=json` wrote
"""

import json
import pathlib
import sys

VALID, HARDENING = "valid", "valid_hardening"
TRUSTED, ADVERSARY = "out_of_model_trusted_input", "out_of_model_adversary"
UNSUPPORTED, BUILD = "out_of_model_unsupported_component", "out_of_model_non_default_build"
DESIGN, KNOWN, GAP = "by_design_disclaimed", "known_non_finding", "model_gap"

# Disposition, claim that licenses it (None: none), rule, weakness, path, function, message.
FINDINGS = {
    "brpc": [
        (VALID, "P1", "cpp/overrun-write", 787, "src/brpc/policy/baidu_rpc_protocol.cpp", "ParseRpcMessage",
         "The size of the metadata is not compared with the size of the body before it is copied."),
        (VALID, "P1", "cpp/overrun-read", 125, "src/brpc/details/hpack.cpp", "ParseH2Message",
         "The index into the dynamic table is not checked."),
        (VALID, "P2", "cpp/unbounded-recursion", 674, "src/json2pb/json_to_pb.cpp", "JsonToProtoMessage",
         "Nested objects recurse without a limit."),
        (HARDENING, "M5", "cpp/reachable-assert", 617, "src/brpc/policy/nova_pbrpc_protocol.cpp", "ParseNsheadMessage",
         "A length is checked by an assertion only."),
        (HARDENING, "M13", "cpp/predictable-id", 340, "src/brpc/controller.cpp", None,
         "Correlation ids count up."),
        (TRUSTED, "reply", "cpp/overrun-write", 787, "src/brpc/policy/consul_naming_service.cpp", "GetServers",
         "The list of servers is copied into a buffer of fixed size."),
        (TRUSTED, "option_value", "cpp/format-string", 134, "src/brpc/server.cpp", "ServerOptions",
         "The name of the server is a format string."),
        (ADVERSARY, "T3", "cpp/timing", 208, "src/brpc/policy/couchbase_authenticator.cpp", None,
         "Two tokens are compared byte by byte."),
        (ADVERSARY, "T3", "cpp/power-side-channel", 1300, "src/butil/crc32c.cc", None,
         "The table of the checksum can be observed by its use of power."),
        (UNSUPPORTED, "rest", "generic/private-key", 321, "test/cert1.key", None,
         "A private key is in the repository."),
        (UNSUPPORTED, "bindings", "java/path-injection", 22, "java/src/Client.java", None,
         "A path comes from an argument."),
        (BUILD, "with_rdma", "cpp/overrun-write", 787, "src/brpc/rdma/rdma_endpoint.cpp", None,
         "A work request may be longer than its block."),
        (BUILD, "dir_service", "cpp/allocation-size", 770, "src/brpc/builtin/dir_service.cpp", "DirService",
         "A large folder is read as a whole."),
        (DESIGN, "D1", "cpp/missing-authentication", 306, "src/brpc/policy/redis_protocol.cpp", "ParseRedisMessage",
         "Commands are handled before the peer is authenticated."),
        (DESIGN, "D2", "cpp/missing-authorization", 863, "src/brpc/server.cpp", None,
         "A method is called without a check of the role of its caller."),
        (KNOWN, "N15", "cpp/weak-cryptographic-algorithm", 327, "src/brpc/policy/hasher.cpp", "MD5Hash32",
         "MD5 is a broken algorithm."),
        (KNOWN, "N9", "cpp/missing-certificate-validation", 295, "src/brpc/details/ssl_helper.cpp", None,
         "The client does not verify the certificate of the server."),
        (KNOWN, "N4", "cpp/missing-authentication", 306, "src/brpc/builtin/flags_service.cpp", "FlagsService",
         "A flag can be set without a login."),
        (GAP, None, "cpp/open-redirect", 601, "src/brpc/uri.cpp", None,
         "A host in the address is followed without a check."),
        (GAP, None, "cpp/overrun-write", 787, "src/idl_options.pb.cc", None,
         "A generated parser writes without a check."),
    ],
    "opendal": [
        (VALID, "P9", "rust/cleartext-logging", 532, "core/services/s3/src/backend.rs", "parse_error",
         "The secret key is in the text of an error."),
        (VALID, "P11", "rust/xxe", 611, "core/services/azblob/src/core.rs", "parse_list",
         "External entities of a listing are resolved."),
        (VALID, "P1", "rust/use-after-free", 416, "bindings/c/src/operator.rs", "opendal_operator_read",
         "The buffer is used after the operator has freed it."),
        (HARDENING, "P12", "rust/length-mismatch", 130, "core/core/src/raw/http_util/client.rs", "read",
         "A body that is shorter than its declared length is accepted."),
        (HARDENING, "M4", "rust/large-allocation", 789, "core/core/src/types/buffer.rs", "read",
         "The whole object is read into one buffer."),
        (TRUSTED, "configuration", "rust/path-injection", 73, "core/core/src/types/operator/builder.rs", "from_uri",
         "The root comes from an argument."),
        (TRUSTED, "configuration", "rust/unvalidated-option", 15, "core/core/src/types/builder.rs", "via_iter",
         "An option of the service is not checked."),
        (ADVERSARY, "X4", "rust/disabled-certificate-check", 295, "core/services/webdav/src/core.rs", None,
         "The client that the caller passes may not check certificates."),
        (ADVERSARY, "X3", "rust/outdated-dependency", 1104, "core/services/sftp/src/lib.rs", None,
         "A dependency has had no release for three years."),
        (UNSUPPORTED, "infrastructure", "actions/unpinned-tag", 829, ".github/workflows/ci_core.yml", None,
         "A step of a workflow is not pinned to a commit."),
        (UNSUPPORTED, "rest", "rust/unwrap", 248, "examples/rust/01-init-operator/src/main.rs", None,
         "An error ends the program."),
        (BUILD, "skip_signature", "rust/missing-authentication", 306, "core/services/s3/src/signer.rs", "skip_signature",
         "A request is sent without a signature."),
        (BUILD, "skip_signature", "rust/cleartext-transmission", 319, "core/services/oss/src/core.rs", "skip_signature",
         "A request without a signature may use HTTP."),
        (DESIGN, "D2", "rust/unbounded-allocation", 770, "core/core/src/types/list.rs", "list",
         "All pages of a listing are kept in memory."),
        (DESIGN, "D4", "rust/link-following", 59, "core/services/fs/src/core.rs", None,
         "A symbolic link below the root is followed."),
        (KNOWN, "N4", "rust/permissive-policy", 732, "core/services/gcs/src/backend.rs", None,
         "The bucket may allow public reads."),
        (KNOWN, "N5", "rust/unverified-data", 345, "core/services/http/src/backend.rs", None,
         "The ETag is not compared with the contents."),
        (KNOWN, "N3", "rust/request-forgery", 918, "core/services/s3/src/core.rs", "read",
         "The endpoint comes from the caller."),
        (GAP, None, "rust/xss", 79, "core/core/src/types/metadata.rs", "stat",
         "The content type may hold markup."),
        (GAP, None, "rust/path-injection", 22, "dev/src/generate/mod.rs", None,
         "A path is made of the name of a service."),
    ],
}


def sarif(name):
    results = []
    for _, _, rule, weakness, path, function, message in FINDINGS[name]:
        location = {
            "physicalLocation": {"artifactLocation": {"uri": path}, "region": {"startLine": len(results) + 10}}
        }
        if function:
            location["logicalLocations"] = [{"fullyQualifiedName": function}]
        results.append({
            "ruleId": rule,
            "message": {"text": message},
            "properties": {"tags": ["security", f"external/cwe/cwe-{weakness:03}"]},
            "locations": [location],
        })
    return {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Example scanner"}}, "results": results}]}


def check(name, path):
    wrong = 0
    rows = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["findings"]
    for (wanted, claim, rule, weakness, file, *_), row in zip(FINDINGS[name], rows, strict=True):
        licence = [one["id"] for one in row["claims"]]
        if row["disposition"] != wanted or (claim and claim not in licence):
            wrong += 1
            print(f"{file} ({rule}, CWE-{weakness}): expected {wanted} by {claim}, got {row['disposition']} by {licence}")
            print(f"    {row['decided_by']}: {row['reason']}")
    counts = {}
    for row in rows:
        counts[row["disposition"]] = counts.get(row["disposition"], 0) + 1
    if len(rows) != 20 or len(counts) != 9 or min(counts.values()) < 2:
        print(f"twenty findings, two of each disposition: {counts}")
        wrong += 1
    print(f"{len(rows)} findings, {wrong} wrong")


def main():
    what, name, path = sys.argv[1:]
    if what == "write":
        pathlib.Path(path).write_text(json.dumps(sarif(name), indent=1) + "\n", encoding="utf-8")
    else:
        check(name, path)


main()
