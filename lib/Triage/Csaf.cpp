//===- Csaf.cpp - Advisories of CSAF 2.0 ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Common Security Advisory Framework 2.0 (OASIS), in the profiles VEX and
/// security advisory.
///
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

/// The status of products in `product_status`, what is most open first: what a
/// vulnerability is for one product, it may not be for another.
static constexpr StringRef OpenStatus[] = {
    "known_affected", "under_investigation", "known_not_affected"};

static void readVulnerability(JsonValue V, Reader &R) {
  Finding F;
  F.At = V.place();
  F.Rule = R.text(V, "cve");
  R.objects(V, "ids", [&](JsonValue Id) {
    StringRef Text = R.text(Id, "text");
    if (F.Rule.empty())
      F.Rule = Text;
    else if (!Text.empty())
      F.Aliases.push_back(Text);
  });
  F.Message = R.text(V, "title");
  R.objects(V, "notes", [&](JsonValue Note) {
    if (F.Message.empty() && R.text(Note, "category") == "description")
      F.Message = R.text(Note, "text");
  });
  addWeakness(F, R.text(R.map(V, "cwe"), "id"));
  JsonValue Status = R.map(V, "product_status");
  for (StringRef Key : OpenStatus)
    R.texts(Status, Key, [&](StringRef Product) {
      if (F.Stated.empty())
        F.Stated = Key;
      F.Aliases.push_back(Product);
    });
  if (F.Stated.empty() && R.list(Status, "fixed").size()) {
    ++R.Out.Scans.back().Settled;
    return;
  }
  R.objects(V, "flags", [&](JsonValue Flag) {
    StringRef Label = R.text(Flag, "label");
    if (F.Stated == "known_not_affected" && !Label.empty())
      F.Stated = R.Out.keep(("known_not_affected: " + Label).str());
  });
  R.add(std::move(F));
}

void triage::readCsaf(JsonValue Root, StringRef Report, Reader &R) {
  JsonValue Document = R.map(Root, "document");
  JsonValue Version = Document.find("csaf_version");
  if (!Version.text().starts_with("2."))
    return R.unreadableVersion(Version, Version.text());
  R.begin(Report, R.text(R.map(Document, "publisher"), "name"), "");
  if (!R.list(Root, "vulnerabilities").size())
    return R.saysNothing(Root, Report);
  R.objects(Root, "vulnerabilities",
            [&](JsonValue V) { readVulnerability(V, R); });
}
