//===- HclTree.cpp - HCL as values ----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A block is a map of its labels (`@label`), attributes and blocks, by their
/// types; there may be several of one type.
///
//===----------------------------------------------------------------------===//

#include "Hcl/Hcl.h"
#include "Importers/TextLanguages.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::looksLikeThreatcl(StringRef Text) {
  StringRef Line = firstStatement(Text, {"#", "//", "/*", "*"});
  StringRef Word = Line.take_until(
      [](char C) { return C == ' ' || C == '=' || C == '"' || C == '{'; });
  return Word == "spec_version" || Word == "threatmodel";
}

namespace {

class HclConverter {
public:
  HclConverter(Diagnostics &Diags, SourceTree &Out, const TreeLimits &Limits)
      : Diags(Diags), Out(Out), Limits(Limits) {}
  Value *convert(const hcl::Value &From);

private:
  Value *make(ValueKind Kind, Range At);

  Diagnostics &Diags;
  SourceTree &Out;
  const TreeLimits &Limits;
};

} // namespace

Value *HclConverter::make(ValueKind Kind, Range At) {
  if (Out.Values.size() >= Limits.MaxValues) {
    Diags.report(diag::ImportTooManyValues, At) << Limits.MaxValues;
    return nullptr;
  }
  Value &V = Out.Values.emplace_back();
  V.Kind = Kind;
  V.At = At;
  return &V;
}

Value *HclConverter::convert(const hcl::Value &From) {
  const bool IsList = From.Sort == hcl::ValueSort::List;
  const bool IsMap =
      From.Sort == hcl::ValueSort::Object || From.Sort == hcl::ValueSort::Block;
  const bool IsNull = From.Sort == hcl::ValueSort::Word && From.Text == "null";
  Value *V = make(IsList   ? ValueKind::List
                  : IsMap  ? ValueKind::Map
                  : IsNull ? ValueKind::Null
                           : ValueKind::Scalar,
                  From.At);
  if (!V)
    return nullptr;
  V->Quoted = From.Sort == hcl::ValueSort::Text;
  V->Text = Out.keep(From.Text);
  for (const hcl::Label &L : From.Labels) {
    Value *Item = make(ValueKind::Scalar, L.At);
    if (!Item)
      return nullptr;
    Item->Text = Out.keep(L.Text);
    V->Entries.push_back({"@label", L.At, Item});
  }
  for (const hcl::Item &I : From.Items) {
    Value *Item = convert(*I.Of);
    if (!Item)
      return nullptr;
    V->Entries.push_back({Out.keep(I.Key), I.KeyAt, Item});
  }
  return V;
}

bool importers::readHcl(FileId File, Diagnostics &Diags, SourceTree &Out,
                        const TreeLimits &Limits) {
  std::optional<hcl::Value> Body = hcl::parse(File, Diags, Limits.MaxDepth);
  if (!Body)
    return false;
  Value *Top = HclConverter(Diags, Out, Limits).convert(*Body);
  if (Top)
    Out.Documents.push_back(Top);
  return Top != nullptr;
}
