//===- DiffVersion.cpp - A version of a model, to be compared -------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A version comes from a compiled model or from `--emit=json`. Both must give
/// the same texts for the same model, so every value goes through the spelling
/// that the JSON has.
///
//===----------------------------------------------------------------------===//

#include "IR/ExprInfo.h"
#include "Report/Describe.h"
#include "Report/Diff.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/JSON.h"

#include <cmath>

using namespace tmc;
using namespace tmc::report;
using llvm::StringRef;
using rules::FindingId;

/// `accept (expires: 2027-06-30, owner: ana) by Tls`, the parts in an order
/// that does not depend on the source's.
static std::string decisionText(StringRef Verb, std::vector<std::string> By,
                                std::vector<std::string> Properties) {
  std::string Out = Verb.str();
  llvm::sort(By);
  llvm::sort(Properties);
  if (!By.empty())
    Out += " by " + llvm::join(By, ", ");
  if (!Properties.empty())
    Out += " (" + llvm::join(Properties, ", ") + ")";
  return Out;
}

static void sortSettings(std::vector<SettingText> &Settings) {
  for (SettingText &S : Settings)
    if (S.IsSet)
      llvm::sort(S.Parts);
  llvm::sort(Settings, [](const SettingText &A, const SettingText &B) {
    return A.Name < B.Name;
  });
}

//===----------------------------------------------------------------------===//
// From a compiled model
//===----------------------------------------------------------------------===//

namespace {
class Maker {
public:
  explicit Maker(const BackendInput &In)
      : In(In), P(In.Program), F(In.Findings) {}
  Version run();

private:
  std::string part(const ir::Value &V) const;
  SettingText setting(StringRef Name, const ir::Value &V) const;
  VersionEntity entity(ir::EntityId E) const;
  VersionThreat threat(FindingId Id) const;

  const BackendInput &In;
  const ir::Program &P;
  const rules::FindingSet &F;
  const review::RiskTable &risks() const { return In.Review.currentRisks(); }
};
} // namespace

std::string Maker::part(const ir::Value &V) const {
  switch (V.Tag) {
  case ir::ValueTag::Entity:
    return P.text(P.Entities[V.entity()].Id).str();
  case ir::ValueTag::Kind:
    return P.text(P.Kinds[V.kind()].Id).str();
  case ir::ValueTag::Control:
    return P.text(P.Controls[V.control()].Id).str();
  case ir::ValueTag::Enum:
    return P
        .text(P.EnumValues[P.Enums[ir::EnumId(V.Aux)].Values.Begin +
                           static_cast<uint32_t>(V.Payload)]
                  .Text)
        .str();
  case ir::ValueTag::Decimal: {
    std::string Text = ir::decimalText(V.Payload);
    // JSON does not tell `2.0` from `2`.
    StringRef Plain = Text;
    Plain.consume_back(".0");
    return Plain.str();
  }
  case ir::ValueTag::Int:
    return std::to_string(V.Payload);
  case ir::ValueTag::Bool:
    return V.Payload != 0 ? "true" : "false";
  case ir::ValueTag::Unknown:
    return "unknown";
  default:
    return plainValue(In.Engine, V);
  }
}

SettingText Maker::setting(StringRef Name, const ir::Value &V) const {
  SettingText S;
  S.Name = Name.str();
  S.IsSet = V.Tag == ir::ValueTag::Set;
  if (!S.IsSet)
    S.Parts.push_back(part(V));
  else
    for (const ir::Value &X : P.elements(V))
      S.Parts.push_back(part(X));
  return S;
}

VersionEntity Maker::entity(ir::EntityId Id) const {
  const ir::Entity &E = P.Entities[Id];
  auto Name = [&](ir::EntityId X) { return P.text(P.Entities[X].Id).str(); };
  VersionEntity Out;
  Out.Class = E.Class;
  Out.Id = P.text(E.Id).str();
  Out.Kind = P.text(P.Kinds[E.Kind].Id).str();
  if (E.Parent)
    Out.Parent = Name(E.Parent);
  if (E.Where.isValid())
    Out.Place = In.Sources.describe(E.Where.Begin);
  for (const ir::Setting &S : E.Settings.of(P.Settings))
    if (!S.V.isUnknown())
      Out.Settings.push_back(setting(P.text(P.Attrs[S.Attr].Text), S.V));
  for (const ir::Setting &S : E.Inherited.of(P.Settings)) {
    analysis::Resolved R = In.Engine.facts().resolve(Id, S.Attr);
    if (R.From == analysis::Origin::Scope && !R.V.isUnknown())
      Out.Settings.push_back(setting(P.text(P.Attrs[S.Attr].Text), R.V));
  }
  Out.OutOfScope = outOfScopeReason(In.Engine, Id).str();
  if (E.Class == ir::EntityClass::Flow) {
    const ir::Flow &Flow = P.flow(Id);
    Out.Source = Name(Flow.Source);
    Out.Target = Name(Flow.Target);
    if (Flow.TwoWay)
      Out.Settings.push_back({"two-way", {"true"}, false});
  } else if (E.Class == ir::EntityClass::Data) {
    const ir::DataItem &Item = P.dataItem(Id);
    SettingText From{"derived from", {}, true};
    for (ir::EntityId X : Item.From.of(P.DerivedFrom))
      From.Parts.push_back(Name(X));
    if (!From.Parts.empty())
      Out.Settings.push_back(std::move(From));
    if (Item.By)
      Out.Settings.push_back({"derived by", {Name(Item.By)}, false});
  }
  sortSettings(Out.Settings);
  return Out;
}

VersionThreat Maker::threat(FindingId Id) const {
  const rules::Finding &Row = F.Findings[Id];
  VersionThreat Out;
  Out.Rule = P.text(P.Rules[Row.Rule].StableId).str();
  for (ir::EntityId E : Row.Bindings.of(F.Bindings))
    Out.About.push_back(P.text(P.Entities[E].Id).str());
  Out.Severity = severityName(P, Row.Severity);
  Out.State = Row.State;
  if (risks().Rated && rules::isOpen(Row.State))
    Out.Risk = risks().riskText(risks().row(Id).at(review::RiskStage::Current));
  for (ir::ControlId C : Row.SilencedBy.of(F.Controls))
    Out.Controls.push_back(P.text(P.Controls[C].Id).str());
  if (Row.State == rules::FindingState::Mitigated)
    Out.Basis = analysis::info(Row.Basis).Word.str();
  if (Row.Decision) {
    const ir::Decision &D = P.Decisions[Row.Decision];
    std::vector<std::string> By, Properties;
    for (ir::ControlId C : D.By.of(P.DecisionControls))
      By.push_back(P.text(P.Controls[C].Id).str());
    for (const ir::Property &Prop : D.Properties.of(P.Properties))
      Properties.push_back(P.text(Prop.Key).str() + ": " +
                           llvm::join(setting("", Prop.V).Parts, ", "));
    Out.Decision = decisionText(ir::spelling(D.Verb), std::move(By),
                                std::move(Properties));
  }
  return Out;
}

Version Maker::run() {
  Version V;
  V.Risks = risks().Risks;
  for (uint32_t I = 0; I < P.Entities.size(); ++I)
    V.Entities.push_back(entity(ir::EntityId(I)));
  for (uint32_t I = 0; I < F.Findings.size(); ++I)
    V.Threats.push_back(threat(FindingId(I)));
  for (unsigned S = 0; S < severityCount(P); ++S)
    V.Severities.push_back(severityName(P, S));
  for (const ir::Kind &K : P.Kinds.rows())
    V.Words[P.text(K.Id)] = 0;
  for (const ir::Control &C : P.Controls.rows())
    V.Words[P.text(C.Id)] = 0;
  for (const ir::Rule &R : P.Rules.rows())
    for (Name Former : R.Former.of(P.FormerNames))
      V.FormerRules[P.text(Former)] = P.text(R.StableId).str();
  return V;
}

Version report::makeVersion(const BackendInput &In) { return Maker(In).run(); }

void report::describe(Version &V, const BackendInput &In,
                      llvm::ArrayRef<uint32_t> Rows) {
  for (uint32_t Row : Rows) {
    VersionThreat &T = V.Threats[Row];
    FindingId Id(Row);
    T.Id = rules::shortId(In.Program, In.Findings, Id);
    T.Title = In.Review.title(Id);
    auto Bound = In.Findings.Findings[Id].Bindings.of(In.Findings.Bindings);
    if (!Bound.empty() && In.Program.Entities[Bound[0]].Where.isValid())
      T.Place = In.Sources.describe(In.Program.Entities[Bound[0]].Where.Begin);
    if (rules::isOpen(T.State))
      T.Fix = remedyText(In, Id, 3);
    if (rules::isOpen(T.State) && T.Fix.empty())
      T.Fix = fixText(In.Program, In.Findings.Findings[Id].Rule);
  }
}

//===----------------------------------------------------------------------===//
// From JSON
//===----------------------------------------------------------------------===//

namespace {
/// Cuts JSON into the texts of its members and elements without building a tree
/// of all of it: that of a large model would take many times its text.
class Cutter {
public:
  explicit Cutter(StringRef Text) : Text(Text) {}
  /// The members of an object, keys as written between their quotes; none if it
  /// is no object or is malformed.
  std::optional<std::vector<std::pair<StringRef, StringRef>>> members();
  std::optional<std::vector<StringRef>> elements();

private:
  void blanks() {
    while (I < Text.size() && StringRef(" \t\r\n").contains(Text[I]))
      ++I;
  }
  bool take(char C) {
    blanks();
    if (I >= Text.size() || Text[I] != C)
      return false;
    ++I;
    return true;
  }
  bool skipString();
  StringRef value();
  bool atEnd() {
    blanks();
    return I == Text.size();
  }

  StringRef Text;
  size_t I = 0;
};

/// Whether a text is JSON from its first byte to its last. The parser would say
/// so, too, but makes a tree of it all; what a version does not need must be
/// whole all the same, or the file is not what was written.
class Syntax {
public:
  explicit Syntax(StringRef Text) : Text(Text) {}
  bool holds() {
    return llvm::json::isUTF8(Text) && value(0) && (blanks(), I == Text.size());
  }

private:
  void blanks() {
    I = std::min(Text.find_first_not_of(" \t\r\n", I), Text.size());
  }
  bool take(StringRef What) {
    if (!Text.substr(I).starts_with(What))
      return false;
    I += What.size();
    return true;
  }
  bool digits() {
    size_t Begin = I;
    while (I < Text.size() && llvm::isDigit(Text[I]))
      ++I;
    return I != Begin;
  }
  bool number();
  bool string();
  bool value(unsigned Depth);

  StringRef Text;
  size_t I = 0;
};

/// Reads the members that a version is made of. What is not as the schema says
/// is told by `Problem`, and what is read then is worth nothing.
class Reader {
public:
  std::string Problem;
  std::optional<Version> run(StringRef Path, StringRef Text);

private:
  using Object = llvm::json::Object;
  using Array = llvm::json::Array;

  std::string string(const Object &O, StringRef Key);
  std::string optional(const Object &O, StringRef Key) {
    return O.getString(Key).value_or("").str();
  }
  using Members = std::vector<std::pair<StringRef, StringRef>>;
  template <typename Fn> void each(const Members &O, StringRef Key, Fn Do);
  std::vector<std::string> strings(const Object &O, StringRef Key);
  static std::string part(const llvm::json::Value &V);
  static SettingText setting(StringRef Name, const llvm::json::Value &V);

  void entities(const Members &Model, ir::EntityClass C, StringRef List);
  void threat(const Object &O);
  void words(const Members &O, StringRef List);
  void checkNames();

  Version V;
  std::vector<std::vector<std::string>> DecisionBy;
};
} // namespace

bool Cutter::skipString() {
  if (!take('"'))
    return false;
  for (; I < Text.size(); ++I) {
    if (Text[I] == '"') {
      ++I;
      return true;
    }
    I += Text[I] == '\\';
  }
  return false;
}

/// The text of the value that stands next, or none. Only brackets and strings
/// are looked at: whoever wants the value parses it.
StringRef Cutter::value() {
  // Deeper than any value that tmc writes: the parser calls itself.
  constexpr unsigned MaxDepth = 64;
  blanks();
  size_t Begin = I;
  unsigned Depth = 0;
  while (I < Text.size()) {
    char C = Text[I];
    if (C == '"') {
      if (!skipString())
        return {};
      continue;
    }
    if (C == '[' || C == '{') {
      if (++Depth > MaxDepth)
        return {};
    } else if (C == ']' || C == '}') {
      if (Depth == 0)
        break;
      --Depth;
    } else if (C == ',' && Depth == 0) {
      break;
    }
    ++I;
  }
  return Depth == 0 ? Text.slice(Begin, I).rtrim() : StringRef();
}

std::optional<std::vector<std::pair<StringRef, StringRef>>> Cutter::members() {
  std::vector<std::pair<StringRef, StringRef>> Out;
  if (!take('{'))
    return std::nullopt;
  if (take('}'))
    return atEnd() ? std::optional(Out) : std::nullopt;
  do {
    blanks();
    size_t Begin = I;
    if (!skipString())
      return std::nullopt;
    StringRef Key = Text.slice(Begin + 1, I - 1);
    StringRef Value = take(':') ? value() : StringRef();
    if (Value.empty())
      return std::nullopt;
    Out.push_back({Key, Value});
  } while (take(','));
  if (!take('}') || !atEnd())
    return std::nullopt;
  return Out;
}

std::optional<std::vector<StringRef>> Cutter::elements() {
  std::vector<StringRef> Out;
  if (!take('['))
    return std::nullopt;
  if (take(']'))
    return atEnd() ? std::optional(Out) : std::nullopt;
  do {
    StringRef Value = value();
    if (Value.empty())
      return std::nullopt;
    Out.push_back(Value);
  } while (take(','));
  if (!take(']') || !atEnd())
    return std::nullopt;
  return Out;
}

bool Syntax::number() {
  take("-");
  if (!take("0") && !digits())
    return false;
  if (take(".") && !digits())
    return false;
  if (take("e") || take("E")) {
    if (!take("+"))
      take("-");
    return digits();
  }
  return true;
}

bool Syntax::string() {
  if (!take("\""))
    return false;
  while (I < Text.size()) {
    char C = Text[I++];
    if (C == '"')
      return true;
    if (static_cast<unsigned char>(C) < 0x20)
      return false;
    if (C != '\\')
      continue;
    char Escape = I < Text.size() ? Text[I++] : ' ';
    if (Escape == 'u') {
      for (unsigned Digit = 0; Digit < 4; ++Digit)
        if (I >= Text.size() || !llvm::isHexDigit(Text[I++]))
          return false;
    } else if (!StringRef("\"\\/bfnrt").contains(Escape)) {
      return false;
    }
  }
  return false;
}

bool Syntax::value(unsigned Depth) {
  constexpr unsigned MaxDepth = 64; // as in Cutter::value
  blanks();
  if (I >= Text.size() || Depth > MaxDepth)
    return false;
  char First = Text[I];
  if (First == '"')
    return string();
  if (First != '{' && First != '[')
    return take("true") || take("false") || take("null") || number();
  StringRef Close = First == '{' ? "}" : "]";
  ++I;
  blanks();
  if (take(Close))
    return true;
  do {
    blanks();
    if (First == '{') {
      if (!string())
        return false;
      blanks();
      if (!take(":"))
        return false;
    }
    if (!value(Depth + 1))
      return false;
    blanks();
  } while (take(","));
  return take(Close);
}

std::string Reader::string(const Object &O, StringRef Key) {
  if (std::optional<StringRef> Text = O.getString(Key))
    return Text->str();
  if (Problem.empty())
    Problem = ("a row lacks the text `" + Key + "`").str();
  return {};
}

/// Calls \p Do for each object of the list \p Key.
template <typename Fn>
void Reader::each(const Members &O, StringRef Key, Fn Do) {
  auto It = llvm::find_if(O, [&](const auto &M) { return M.first == Key; });
  std::optional<std::vector<StringRef>> Rows;
  if (It != O.end())
    Rows = Cutter(It->second).elements();
  if (!Rows && Problem.empty())
    Problem = ("it lacks the list `" + Key + "`").str();
  if (!Rows)
    return;
  for (StringRef Text : *Rows) {
    if (!Problem.empty())
      return;
    llvm::Expected<llvm::json::Value> Row = llvm::json::parse(Text);
    if (!Row)
      Problem =
          ("a row of `" + Key + "`: " + llvm::toString(Row.takeError())).str();
    else if (const Object *Inner = Row->getAsObject())
      Do(*Inner);
    else
      Problem = ("`" + Key + "` holds something that is not an object").str();
  }
}

std::vector<std::string> Reader::strings(const Object &O, StringRef Key) {
  std::vector<std::string> Out;
  if (const Array *List = O.getArray(Key))
    for (const llvm::json::Value &X : *List)
      Out.push_back(part(X));
  return Out;
}

std::string Reader::part(const llvm::json::Value &X) {
  if (std::optional<StringRef> Text = X.getAsString())
    return Text->str();
  if (std::optional<bool> B = X.getAsBoolean())
    return *B ? "true" : "false";
  if (std::optional<int64_t> N = X.getAsInteger())
    return std::to_string(*N);
  if (std::optional<double> D = X.getAsNumber())
    // Out of the range of decimals it is no number that tmc wrote.
    return std::abs(*D) < 9e12 ? ir::decimalText(std::llround(*D * 1e6))
                               : std::to_string(*D);
  return "unknown";
}

SettingText Reader::setting(StringRef Name, const llvm::json::Value &X) {
  SettingText S;
  S.Name = Name.str();
  if (const Array *List = X.getAsArray()) {
    S.IsSet = true;
    for (const llvm::json::Value &Element : *List)
      S.Parts.push_back(part(Element));
  } else {
    S.Parts.push_back(part(X));
  }
  return S;
}

void Reader::entities(const Members &Model, ir::EntityClass C, StringRef List) {
  each(Model, List, [&](const Object &O) {
    VersionEntity E;
    E.Class = C;
    E.Id = string(O, "id");
    E.Kind = string(O, "kind");
    E.Parent = optional(O, "parent");
    E.Place = optional(O, "place");
    if (const Object *Out = O.getObject("out_of_scope"))
      E.OutOfScope = optional(*Out, "reason");
    if (C == ir::EntityClass::Flow) {
      E.Source = string(O, "source");
      E.Target = string(O, "target");
      if (O.getBoolean("two_way").value_or(false))
        E.Settings.push_back({"two-way", {"true"}, false});
    }
    if (const llvm::json::Value *From = O.get("from"))
      E.Settings.push_back(setting("derived from", *From));
    if (const llvm::json::Value *By = O.get("by"))
      E.Settings.push_back(setting("derived by", *By));
    if (const Object *Attributes = O.getObject("attributes"))
      for (const auto &[Key, X] : *Attributes) {
        const Object *Row = X.getAsObject();
        std::optional<StringRef> Origin =
            Row ? Row->getString("origin") : std::nullopt;
        const llvm::json::Value *Is = Row ? Row->get("value") : nullptr;
        if (!Origin || !Is) {
          if (Problem.empty())
            Problem = ("attribute `" + StringRef(Key) + "` of `" + E.Id +
                       "` lacks its `value` or `origin`")
                          .str();
        } else if (*Origin == analysis::spelling(analysis::Origin::Model) ||
                   *Origin == analysis::spelling(analysis::Origin::Scope)) {
          E.Settings.push_back(setting(Key, *Is));
        }
      }
    sortSettings(E.Settings);
    V.Entities.push_back(std::move(E));
  });
}

static std::optional<rules::FindingState> stateNamed(StringRef Text) {
  for (unsigned S = 0; S < rules::NumFindingStates; ++S)
    if (rules::spelling(static_cast<rules::FindingState>(S)) == Text)
      return static_cast<rules::FindingState>(S);
  return std::nullopt;
}

void Reader::threat(const Object &O) {
  VersionThreat T;
  T.Id = string(O, "id");
  T.Rule = string(O, "rule");
  T.Severity = string(O, "severity");
  T.Title = string(O, "title");
  T.Place = optional(O, "place");
  if (const Object *Risk = O.getObject("risk"))
    if (const Object *Now = Risk->getObject("current")) {
      T.Risk = optional(*Now, "risk");
      if (T.Risk.empty())
        T.Risk = "unknown";
      else if (!Now->getBoolean("risk_known").value_or(true))
        T.Risk = "at least " + T.Risk;
    }
  T.Controls = strings(O, "controls");
  T.Basis = optional(O, "basis");
  std::string Identity = string(O, "identity"), State = string(O, "state");
  // `RULE(Shop.route,Shop.dmz)`: the members of `bindings` have no order.
  StringRef About = Identity;
  if (Problem.empty() &&
      (!About.consume_front(T.Rule) || !About.consume_front("(") ||
       !About.consume_back(")")))
    Problem = "`" + Identity + "` is not an identity of rule `" + T.Rule + "`";
  llvm::SmallVector<StringRef, 4> Ids;
  About.split(Ids, ',', -1, /*KeepEmpty=*/false);
  for (StringRef Id : Ids)
    T.About.push_back(Id.str());
  if (std::optional<rules::FindingState> S = stateNamed(State))
    T.State = *S;
  else if (Problem.empty())
    Problem = "`" + State + "` is not a state of a finding";
  if (const Object *D = O.getObject("decision")) {
    std::vector<std::string> By, Properties;
    int64_t Index = D->getInteger("index").value_or(-1);
    if (Index >= 0 && static_cast<uint64_t>(Index) < DecisionBy.size())
      By = DecisionBy[static_cast<size_t>(Index)];
    else if (Problem.empty())
      Problem = "`" + Identity + "` is under a decision that is not listed";
    if (const Object *All = D->getObject("properties"))
      for (const auto &[Key, X] : *All)
        Properties.push_back(StringRef(Key).str() + ": " +
                             llvm::join(setting("", X).Parts, ", "));
    T.Decision =
        decisionText(string(*D, "verb"), std::move(By), std::move(Properties));
  }
  V.Threats.push_back(std::move(T));
}

void Reader::words(const Members &O, StringRef List) {
  each(O, List, [&](const Object &Row) { V.Words[string(Row, "id")] = 0; });
}

/// What rows name must be there: a file that was cut or changed is no version.
void Reader::checkNames() {
  llvm::StringSet<> Ids;
  for (const VersionEntity &E : V.Entities)
    Ids.insert(E.Id);
  auto Check = [&](StringRef In, StringRef Id) {
    if (!Id.empty() && !Ids.contains(Id) && Problem.empty())
      Problem = ("`" + In + "` names `" + Id + "`, which is not listed").str();
  };
  for (const VersionEntity &E : V.Entities) {
    Check(E.Id, E.Parent);
    Check(E.Id, E.Source);
    Check(E.Id, E.Target);
  }
  // A name in backquotes may hold the comma that parts the names.
  if (llvm::any_of(V.Entities, [](const VersionEntity &E) {
        return StringRef(E.Id).contains(',');
      }))
    return;
  for (const VersionThreat &T : V.Threats)
    for (const std::string &Id : T.About)
      Check(T.Rule, Id);
}

std::optional<Version> Reader::run(StringRef Path, StringRef Text) {
  std::optional<Members> O = Cutter(Text).members(), Model;
  auto Member = [&](StringRef Key) -> StringRef {
    if (O)
      for (const auto &[Name, Value] : *O)
        if (Name == Key)
          return Value;
    return {};
  };
  if (Member("format") != "\"tmc-findings\"")
    Problem = "it is JSON, but not an output of `tmc --emit=json`";
  else if (Member("version") != "1")
    Problem = "it is of another version; write it again with this tmc";
  else if (!(Model = Cutter(Member("model")).members()))
    Problem = "it lacks the object `model`";
  if (!Problem.empty())
    return std::nullopt;
  V.Name = Path.str();
  static constexpr StringRef Lists[] = {"systems", "boundaries", "elements",
                                        "flows", "data"};
  for (unsigned C = 0; C < ir::NumEntityClasses; ++C)
    entities(*Model, static_cast<ir::EntityClass>(C), Lists[C]);
  words(*O, "kinds");
  words(*O, "controls");
  each(*O, "decisions",
       [&](const Object &D) { DecisionBy.push_back(strings(D, "by")); });
  each(*O, "findings", [&](const Object &Row) { threat(Row); });
  checkNames();
  if (!Problem.empty())
    return std::nullopt;
  return std::move(V);
}

/// Whether brackets are nested deeper than any that tmc writes. The parser
/// calls itself for each.
static bool isTooDeep(StringRef Text) {
  unsigned Depth = 0;
  bool Quoted = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (Quoted) {
      I += C == '\\';
      Quoted = C != '"';
    } else if (C == '"') {
      Quoted = true;
    } else if (C == '[' || C == '{') {
      if (++Depth > 64)
        return true;
    } else if ((C == ']' || C == '}') && Depth > 0) {
      --Depth;
    }
  }
  return false;
}

std::optional<Version> report::readVersion(StringRef Path, StringRef Text,
                                           Diagnostics &Diags) {
  Reader R;
  std::optional<Version> Out;
  if (Syntax(Text).holds() && Cutter(Text).members()) {
    Out = R.run(Path, Text);
  } else if (isTooDeep(Text)) {
    R.Problem = "it is JSON, but not an output of `tmc --emit=json`";
  } else {
    // The parser says best what is wrong, and where.
    llvm::Expected<llvm::json::Value> V = llvm::json::parse(Text);
    R.Problem = V ? std::string("it is JSON, but not an output of "
                                "`tmc --emit=json`")
                  : llvm::toString(V.takeError());
  }
  if (!Out)
    Diags.report(diag::BadOldFindings) << Path << R.Problem;
  return Out;
}
