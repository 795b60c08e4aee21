//===- CycloneDx.cpp - Vulnerabilities in a CycloneDX bill of materials ---===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

#include "llvm/ADT/StringMap.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

namespace {

/// What is known about a component by its `bom-ref`.
struct Part {
  StringRef Purl;
  StringRef Path; ///< where it occurs
};

/// Components may have components, to the depth that the tree was read.
void readParts(JsonValue Holder, llvm::StringMap<Part> &Into, Reader &R) {
  R.objects(Holder, "components", [&](JsonValue V) {
    Part P;
    P.Purl = R.text(V, "purl");
    if (P.Purl.empty())
      P.Purl = R.text(V, "name");
    R.objects(R.map(V, "evidence"), "occurrences", [&](JsonValue O) {
      if (P.Path.empty())
        P.Path = R.text(O, "location");
    });
    Into.try_emplace(R.text(V, "bom-ref"), P);
    readParts(V, Into, R);
  });
}

} // namespace

static void readVulnerability(JsonValue V, const llvm::StringMap<Part> &Parts,
                              Reader &R) {
  JsonValue Analysis = R.map(V, "analysis");
  StringRef State = R.text(Analysis, "state");
  if (State == "resolved" || State == "resolved_with_pedigree" ||
      V.find("rejected")) {
    ++R.Out.Scans.back().Settled;
    return;
  }
  Finding F;
  F.At = V.place();
  F.Rule = R.text(V, "id");
  F.Message = R.text(V, "description");
  if (F.Message.empty())
    F.Message = R.text(V, "detail");
  R.list(V, "cwes").items([&](JsonValue N) {
    if (std::optional<uint64_t> Number = N.number();
        Number && *Number <= UINT32_MAX)
      F.Weaknesses.push_back(static_cast<uint32_t>(*Number));
  });
  R.objects(V, "references", [&](JsonValue Reference) {
    if (StringRef Id = R.text(Reference, "id"); !Id.empty())
      F.Aliases.push_back(Id);
  });
  R.objects(V, "affects", [&](JsonValue Affected) {
    StringRef Ref = R.text(Affected, "ref");
    auto It = Parts.find(Ref);
    if (It == Parts.end()) {
      F.Aliases.push_back(Ref);
      return;
    }
    F.Aliases.push_back(It->second.Purl);
    if (F.Where.Path.empty())
      F.Where.Path = It->second.Path;
  });
  F.Stated = State;
  if (StringRef Why = R.text(Analysis, "justification"); !Why.empty())
    F.Stated = R.Out.keep((State + ": " + Why).str());
  R.add(std::move(F));
}

void triage::readCycloneDx(JsonValue Root, StringRef Report, Reader &R) {
  JsonValue Version = Root.find("specVersion");
  if (!Version.text().starts_with("1."))
    return R.unreadableVersion(Version ? Version : Root, Version.text());
  R.begin(Report, "CycloneDX", "");
  if (!R.list(Root, "vulnerabilities"))
    return R.saysNothing(Root, Report);
  llvm::StringMap<Part> Parts;
  readParts(Root, Parts, R);
  readParts(R.map(Root, "metadata"), Parts, R);
  R.objects(Root, "vulnerabilities",
            [&](JsonValue V) { readVulnerability(V, Parts, R); });
}
