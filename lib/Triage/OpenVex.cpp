//===- OpenVex.cpp - Statements of OpenVEX --------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

/// A product or a part of one: an object with `@id`, in version 0.0.1 a text.
static void readProducts(JsonValue Products, Finding &F, unsigned Depth) {
  Products.items([&](JsonValue V) {
    StringRef Id = V.is(JsonKind::String) ? V.text() : V.find("@id").text();
    if (!Id.empty())
      F.Aliases.push_back(Id);
    if (Depth == 0)
      readProducts(V.find("subcomponents"), F, 1);
  });
}

static void readStatement(JsonValue V, Reader &R) {
  StringRef Status = R.text(V, "status");
  if (Status == "fixed") {
    ++R.Out.Scans.back().Settled;
    return;
  }
  Finding F;
  F.At = V.place();
  JsonValue Vulnerability = V.find("vulnerability");
  if (Vulnerability.is(JsonKind::String)) {
    F.Rule = Vulnerability.text();
  } else {
    Vulnerability = R.map(V, "vulnerability");
    F.Rule = R.text(Vulnerability, "name");
    if (F.Rule.empty())
      F.Rule = R.text(Vulnerability, "@id");
    F.Message = R.text(Vulnerability, "description");
    R.texts(Vulnerability, "aliases",
            [&](StringRef T) { F.Aliases.push_back(T); });
  }
  readProducts(R.list(V, "products"), F, 0);
  F.Stated = Status;
  for (StringRef Key : {"justification", "impact_statement"})
    if (StringRef Why = R.text(V, Key); !Why.empty()) {
      F.Stated = R.Out.keep((Status + ": " + Why).str());
      break;
    }
  R.add(std::move(F));
}

void triage::readOpenVex(JsonValue Root, StringRef Report, Reader &R) {
  // `https://openvex.dev/ns/v0.2.0`, or `…/ns` of version 0.0.1.
  StringRef Context = R.text(Root, "@context");
  size_t At = Context.rfind("/v");
  if (At != StringRef::npos && !Context.substr(At + 2).starts_with("0."))
    return R.unreadableVersion(Root.find("@context"), Context.substr(At + 2));
  R.begin(Report, R.text(Root, "author"), "");
  if (!R.list(Root, "statements").size())
    return R.saysNothing(Root, Report);
  R.objects(Root, "statements", [&](JsonValue V) { readStatement(V, R); });
}
