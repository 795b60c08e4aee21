//===- Osv.cpp - Advisories in the Open Source Vulnerability format -------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Records of the OSV schema, one or a list of them, and what OSV-Scanner
/// writes about a tree: records by package, and packages by the file that names
/// them.
///
//===----------------------------------------------------------------------===//

#include "Triage/Reader.h"

using namespace tmc;
using namespace tmc::triage;
using llvm::StringRef;

/// What `affected` says about packages and functions.
static void readAffected(JsonValue Record, Finding &F, Reader &R) {
  R.objects(Record, "affected", [&](JsonValue V) {
    JsonValue Package = R.map(V, "package");
    StringRef Name = R.text(Package, "purl");
    if (Name.empty())
      Name = R.text(Package, "name");
    if (!Name.empty())
      F.Aliases.push_back(Name);
    if (!F.Where.Symbol.empty())
      return;
    R.objects(R.map(V, "ecosystem_specific"), "imports", [&](JsonValue I) {
      R.texts(I, "symbols", [&](StringRef Symbol) {
        if (F.Where.Symbol.empty())
          F.Where.Symbol = Symbol;
      });
    });
  });
}

static void readRecord(JsonValue Record, StringRef Path, StringRef Package,
                       Reader &R) {
  if (Record.find("withdrawn")) {
    ++R.Out.Scans.back().Settled;
    return;
  }
  Finding F;
  F.At = Record.place();
  F.Rule = R.text(Record, "id");
  F.Message = R.text(Record, "summary");
  if (F.Message.empty())
    F.Message = R.text(Record, "details");
  F.Where.Path = Path;
  if (!Package.empty())
    F.Aliases.push_back(Package);
  R.texts(Record, "aliases", [&](StringRef T) { F.Aliases.push_back(T); });
  R.texts(R.map(Record, "database_specific"), "cwe_ids",
          [&](StringRef T) { addWeakness(F, T); });
  readAffected(Record, F, R);
  R.add(std::move(F));
}

void triage::readOsv(JsonValue Root, StringRef Report, Reader &R) {
  R.begin(Report, "OSV", "");
  if (Root.is(JsonKind::List))
    return Root.items([&](JsonValue V) { readRecord(V, {}, {}, R); });
  if (!Root.find("results"))
    return readRecord(Root, {}, {}, R);
  R.Out.Scans.back().Tool = "OSV-Scanner";
  if (!R.list(Root, "results"))
    return R.unfinished("OSV-Scanner", /*SaysSo=*/false, Root.place());
  R.objects(Root, "results", [&](JsonValue Result) {
    StringRef Path = R.text(R.map(Result, "source"), "path");
    R.objects(Result, "packages", [&](JsonValue V) {
      StringRef Name = R.text(R.map(V, "package"), "name");
      R.objects(V, "vulnerabilities",
                [&](JsonValue Record) { readRecord(Record, Path, Name, R); });
    });
  });
}
