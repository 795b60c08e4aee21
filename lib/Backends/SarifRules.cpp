//===- SarifRules.cpp - What rules say as SARIF ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Backends/Sarif.h"

#include "Document/Escape.h"

using namespace tmc;
using namespace tmc::backends;
using namespace tmc::document;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

//===----------------------------------------------------------------------===//
// Which there are
//===----------------------------------------------------------------------===//

/// The severity that a rule says, if it is always the same.
static std::optional<unsigned> ownSeverity(const ir::Program &P,
                                           const ir::Rule &R) {
  const ir::Expr &E = P.Exprs[R.Severity];
  if (E.Op != ir::ExprOp::Const || P.Constants[E.A].Tag != ir::ValueTag::Enum)
    return std::nullopt;
  return static_cast<unsigned>(P.Constants[E.A].Payload);
}

std::string SarifFindings::ruleId(const Descriptor &D) const {
  return name(P.Rules[D.Rule].StableId).str() + D.Suffix;
}

uint32_t SarifFindings::descriptorOf(FindingId Id) {
  const rules::Finding &F = row(Id);
  std::optional<unsigned> Own = ownSeverity(P, P.Rules[F.Rule]);
  Descriptor D{F.Rule, Own.value_or(F.Severity), {}};
  if (GitHub && F.State == rules::FindingState::Question) {
    D.Severity = 0;
    D.Suffix = "/question";
  } else if (GitHub && F.Severity != Own) {
    D.Severity = F.Severity;
    D.Suffix = "/" + StringRef(severityName(P, F.Severity)).lower();
  }
  auto [It, New] = DescriptorIndex.try_emplace(
      ruleId(D), static_cast<uint32_t>(Descriptors.size()));
  if (New)
    Descriptors.push_back(D);
  else if (!Own && !GitHub) // one for all: the highest of them
    Descriptors[It->second].Severity =
        std::max(Descriptors[It->second].Severity, unsigned(F.Severity));
  return It->second;
}

SarifFindings::TaxonId SarifFindings::taxon(StringRef Key, StringRef Name,
                                            StringRef Doc, const Taxon &T) {
  auto [It, New] =
      TaxonomyIndex.try_emplace(Key, static_cast<uint32_t>(Taxonomies.size()));
  if (New)
    Taxonomies.push_back({Name.str(), Doc, {}, {}});
  Taxonomy &Of = Taxonomies[It->second];
  auto [Place, NewTaxon] =
      Of.Index.try_emplace(T.Id, static_cast<uint32_t>(Of.Taxa.size()));
  if (NewTaxon)
    Of.Taxa.push_back(T);
  return {It->second, Place->second};
}

/// What a rule is about in catalogues and categories, which are added to the
/// taxonomies if they are not there.
std::vector<SarifFindings::TaxonId> SarifFindings::taxa(const ir::Rule &R) {
  std::vector<TaxonId> Out;
  auto Add = [&](TaxonId Id) {
    if (!llvm::is_contained(Out, Id))
      Out.push_back(Id);
  };
  for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
    if (V.Tag != ir::ValueTag::Ref || V.Aux >= P.Refs.size())
      continue;
    StringRef Scheme = name(P.Refs[V.Aux].Scheme);
    Add(taxon(Scheme, Scheme.upper(), {},
              {refText(P, V).str(), {}, {}, refUrl(P, V)}));
  }
  for (const ir::Value &V : R.Categories.of(P.RuleCategories)) {
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    const ir::EnumValue &Value =
        P.EnumValues[E.Values.Begin + static_cast<uint32_t>(V.Payload)];
    Add(taxon(
        name(E.Id), P.shortName(E.Id), name(E.Doc),
        {name(Value.Text).str(), name(Value.Title), name(Value.Doc), {}}));
  }
  return Out;
}

//===----------------------------------------------------------------------===//
// Descriptors
//===----------------------------------------------------------------------===//

/// For GitHub, which takes them for CodeQL's: `external/cwe/cwe-319`.
std::vector<std::string> SarifFindings::tags(const ir::Rule &R) const {
  std::vector<std::string> Out = {"security"};
  auto Add = [&](std::string Tag) {
    if (!llvm::is_contained(Out, Tag))
      Out.push_back(std::move(Tag));
  };
  for (const ir::Value &V : R.Refs.of(P.RuleRefs))
    if (V.Tag == ir::ValueTag::Ref && V.Aux < P.Refs.size())
      Add("external/" + name(P.Refs[V.Aux].Scheme).lower() + "/" +
          refText(P, V).lower());
  for (const ir::Value &V : R.Categories.of(P.RuleCategories)) {
    const ir::Enum &E = P.Enums[ir::EnumId(V.Aux)];
    Add(P.shortName(E.Id).lower() + "/" +
        name(P.EnumValues[E.Values.Begin + static_cast<uint32_t>(V.Payload)]
                 .Text)
            .lower());
  }
  return Out;
}

StringRef backends::sarifLevel(SeverityClass C) {
  switch (C) {
  case SeverityClass::Critical:
  case SeverityClass::High:
    return "error";
  case SeverityClass::Medium:
    return "warning";
  case SeverityClass::Low:
  case SeverityClass::Info:
    break;
  }
  return "note";
}

/// A number in the middle of what GitHub calls critical, high and so on.
static StringRef securitySeverity(SeverityClass C) {
  static constexpr StringRef Numbers[] = {"9.5", "8.0", "5.5", "2.0", "0.5"};
  return Numbers[static_cast<unsigned>(C)];
}

/// What fits of a description: whole sentences.
static std::string shortened(StringRef Doc) {
  std::string Text = oneLine(Doc);
  if (Text.size() <= GitHubTextLength)
    return Text;
  size_t End = StringRef(Text).take_front(GitHubTextLength).rfind(". ");
  return End == StringRef::npos ? Text : Text.substr(0, End + 1);
}

void SarifFindings::help(const ir::Rule &R) {
  std::string Fix = propertyText(In, R.Properties, "fix");
  StringRef Doc = name(R.Doc);
  std::string Plain = multiLine(Doc), Markdown = markdownParagraphs(Doc);
  auto Paragraph = [](std::string &To, const std::string &More) {
    To += (To.empty() ? "" : "\n\n") + More;
  };
  if (!Fix.empty()) {
    Paragraph(Plain, Fix);
    Paragraph(Markdown, markdownProse(Fix));
  }
  std::string PlainRefs, MarkdownRefs;
  for (const ir::Value &V : R.Refs.of(P.RuleRefs)) {
    PlainRefs += (PlainRefs.empty() ? "" : ", ") + refText(P, V).str();
    MarkdownRefs += (MarkdownRefs.empty() ? "" : ", ") +
                    markdownLink(refText(P, V), refUrl(P, V));
  }
  if (!PlainRefs.empty()) {
    Paragraph(Plain, PlainRefs);
    Paragraph(Markdown, MarkdownRefs);
  }
  // It must not be empty.
  if (Plain.empty())
    Plain = Markdown = name(R.StableId).str();
  W.key("help");
  text(Plain, Markdown);
}

void SarifFindings::relationships(const ir::Rule &R) {
  std::vector<TaxonId> Of = taxa(R);
  if (Of.empty())
    return;
  W.key("relationships");
  W.open('[');
  for (auto [Taxonomy, Index] : Of) {
    W.open('{');
    W.key("target");
    W.open('{');
    W.field("id", Taxonomies[Taxonomy].Taxa[Index].Id);
    W.field("index", uint64_t(Index));
    W.key("toolComponent");
    W.open('{');
    W.field("name", Taxonomies[Taxonomy].Name);
    W.field("index", uint64_t(Taxonomy));
    W.close('}');
    W.close('}');
    W.key("kinds");
    W.open('[');
    W.string("relevant");
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

void SarifFindings::rule(const Descriptor &D) {
  const ir::Rule &R = P.Rules[D.Rule];
  SeverityClass Class = severityClass(P, D.Severity);
  W.line(1);
  W.open('{');
  W.field("id", ruleId(D));
  W.field("name", P.shortName(R.Id));
  if (!GitHub && !R.Former.empty()) {
    W.key("deprecatedIds");
    W.open('[');
    for (Name N : R.Former.of(P.FormerNames))
      W.string(name(N));
    W.close(']');
  }
  std::string First = firstSentence(name(R.Doc));
  W.key("shortDescription");
  text((First.empty() ? P.shortName(R.Id).str() : First) + ".");
  std::string Full = shortened(name(R.Doc));
  W.key("fullDescription");
  text(Full.empty() ? name(R.Id).str() : Full);
  help(R);
  for (const ir::Value &V : R.Refs.of(P.RuleRefs))
    if (StringRef Url = refUrl(P, V);
        Url.starts_with("https://") || Url.starts_with("http://")) {
      W.field("helpUri", Url);
      break;
    }
  W.key("defaultConfiguration");
  W.open('{');
  W.field("level", sarifLevel(Class));
  W.close('}');
  if (!GitHub)
    relationships(R);
  W.key("properties");
  W.open('{');
  W.key("tags");
  W.open('[');
  for (const std::string &Tag : tags(R))
    W.string(Tag);
  W.close(']');
  W.field("security-severity", securitySeverity(Class));
  // What a person found is no guess of a program.
  W.field("precision", R.IsThreat ? "very-high" : "high");
  if (!GitHub)
    W.field("fullName", name(R.Id));
  W.close('}');
  W.close('}');
}

void SarifFindings::taxonomies() {
  if (Taxonomies.empty() || GitHub)
    return;
  W.line();
  W.key("taxonomies");
  W.open('[');
  for (const Taxonomy &T : Taxonomies) {
    W.line(1);
    W.open('{');
    W.field("name", T.Name);
    if (!T.Doc.empty()) {
      W.key("shortDescription");
      text(oneLine(T.Doc));
    }
    W.flag("isComprehensive", false);
    W.key("taxa");
    W.open('[');
    for (const Taxon &X : T.Taxa) {
      W.open('{');
      W.field("id", X.Id);
      if (!X.Title.empty() || !X.Doc.empty()) {
        W.key("shortDescription");
        text(oneLine(X.Title.empty() ? X.Doc : X.Title));
      }
      if (X.Url.starts_with("http"))
        W.field("helpUri", X.Url);
      W.close('}');
    }
    W.close(']');
    W.close('}');
  }
  W.close(']');
}

//===----------------------------------------------------------------------===//
// Limits
//===----------------------------------------------------------------------===//

/// Reports \p Count of \p What if it is too much for GitHub.
static bool within(Diagnostics &Diags, uint64_t Count, SarifLimit Limit,
                   const llvm::Twine &What, StringRef Hint) {
  if (Count > Limit.Taken) {
    Diags.report(diag::SarifRefused)
        << llvm::Twine(Count) + " " + What + ", and it takes " +
               llvm::Twine(Limit.Taken)
        << Hint;
    return false;
  }
  if (Count > Limit.Shown)
    Diags.report(diag::SarifCut)
        << llvm::Twine(Count) + " " + What + ", of which it keeps " +
               llvm::Twine(Limit.Shown)
        << Hint;
  return true;
}

bool SarifFindings::check() const {
  Diagnostics &D = In.Diags;
  constexpr StringRef Choose = "choose some with `--tag`";
  bool Ok = within(D, Shown.size(), GitHubResults, "alerts", Choose) &&
            within(D, Descriptors.size(), GitHubRules, "rules", Choose);
  for (const Descriptor &X : Descriptors) {
    const ir::Rule &R = P.Rules[X.Rule];
    std::string Of = " of rule `" + ruleId(X) + "`";
    auto Length = [&](size_t Size, uint64_t Most, StringRef What) {
      Ok &= within(D, Size, {Most, Most}, What + llvm::Twine(Of), "shorten it");
    };
    Ok &= within(D, tags(R).size(), GitHubTags, "tags" + llvm::Twine(Of),
                 "leave some of its references and categories out");
    Length(P.shortName(R.Id).size(), GitHubNameLength,
           "characters in the name");
    Length(firstSentence(name(R.Doc)).size() + 1, GitHubTextLength,
           "characters in the first sentence");
    Length(shortened(name(R.Doc)).size(), GitHubTextLength,
           "characters in one sentence");
  }
  for (FindingId Id : Shown)
    Ok &= within(D, row(Id).Witness.Count, GitHubSteps,
                 "steps of the path of finding `" +
                     llvm::Twine(rules::shortId(P, In.Findings, Id)) + "`",
                 "decide it, or choose others with `--tag`");
  return Ok;
}
