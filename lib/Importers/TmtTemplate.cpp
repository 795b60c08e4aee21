//===- TmtTemplate.cpp - Templates of Microsoft's tool as rules -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files `.tb7`. A threat type is a rule about a flow: its `Include` is what
/// must hold, its `Exclude` what silences it. Conditions are
///
///     condition ← term ('or' term)*       term ← factor ('and' factor)*
///     factor    ← 'not' factor | '(' condition ')' | atom
///     atom      ← end 'is' 'TYPE' | 'flow' 'crosses' 'TYPE'
///               | end '.' property 'is' 'value'
///     end       ← 'source' | 'target' | 'flow'
///
/// A threat type whose condition has a word that no mapping has is lost.
///
//===----------------------------------------------------------------------===//

#include "Document/Escape.h"
#include "Importers/Formats.h"
#include "Importers/Threats.h"
#include "Importers/Tmt.h"

#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isTmtTemplate(const SourceTree &Tree) {
  return Tree.Written == Syntax::Xml && !Tree.Documents.empty() &&
         Tree.Documents[0]->find("KnowledgeBase");
}

namespace {

/// Translates one condition.
class ConditionReader {
public:
  ConditionReader(Import &I, const TmtTypes &Types, StringRef Text)
      : I(I), Types(Types), Rest(Text) {}

  /// The condition in the language; none if it cannot be said, see `why`.
  std::optional<std::string> read() {
    std::optional<std::string> Out = condition(0);
    if (Out && !next().empty())
      Out = fail("its condition is not one");
    return Out;
  }
  const std::string &why() const { return Why; }

private:
  std::optional<std::string> condition(unsigned Depth);
  std::optional<std::string> term(unsigned Depth);
  std::optional<std::string> factor(unsigned Depth);
  std::optional<std::string> atom(StringRef End);
  std::optional<std::string> isType(StringRef End, StringRef Type);
  std::optional<std::string> crosses(StringRef Type);
  std::optional<std::string> hasValue(StringRef End, StringRef Property,
                                      StringRef Value);
  StringRef peek();
  StringRef next() {
    StringRef Out = peek();
    Rest = Rest.ltrim().drop_front(Out.size());
    return Out;
  }
  bool takeWord(StringRef Word) {
    if (!peek().equals_insensitive(Word))
      return false;
    next();
    return true;
  }
  /// The text in quotes that comes next, or null.
  std::optional<StringRef> quotedText();
  std::nullopt_t fail(const llvm::Twine &Text) {
    if (Why.empty())
      Why = Text.str();
    return std::nullopt;
  }

  Import &I;
  const TmtTypes &Types;
  StringRef Rest;
  std::string Why;
};

} // namespace

/// A word, a text in quotes, or one character.
StringRef ConditionReader::peek() {
  StringRef Text = Rest.ltrim();
  if (Text.empty())
    return Text;
  if (Text[0] == '\'')
    return Text.take_front(std::min(Text.find('\'', 1), Text.size() - 1) + 1);
  size_t Length = Text.find_first_of(" \t\r\n()'");
  return Text.take_front(Length == 0 ? 1 : Length);
}

std::optional<StringRef> ConditionReader::quotedText() {
  StringRef Word = next();
  if (Word.size() < 2 || !Word.starts_with("'") || !Word.ends_with("'"))
    return std::nullopt;
  return Word.drop_front().drop_back();
}

std::optional<std::string> ConditionReader::condition(unsigned Depth) {
  if (Depth > 64)
    return fail("its condition is nested too deep");
  std::vector<std::string> Terms;
  do {
    std::optional<std::string> Next = term(Depth);
    if (!Next)
      return Next;
    // Lines and boxes are both boundaries, so templates say some things twice.
    if (!llvm::is_contained(Terms, *Next))
      Terms.push_back(*Next);
  } while (takeWord("or"));
  std::string Out = llvm::join(Terms, " or ");
  return Terms.size() > 1 && Depth ? "(" + Out + ")" : Out;
}

std::optional<std::string> ConditionReader::term(unsigned Depth) {
  std::optional<std::string> Out = factor(Depth);
  while (Out && takeWord("and")) {
    std::optional<std::string> Right = factor(Depth);
    if (!Right)
      return Right;
    *Out += " and ";
    *Out += *Right;
  }
  return Out;
}

std::optional<std::string> ConditionReader::factor(unsigned Depth) {
  StringRef Word = next();
  if (Word.equals_insensitive("not")) {
    std::optional<std::string> Out = factor(Depth + 1);
    return Out ? "not (" + *Out + ")" : Out;
  }
  if (Word != "(")
    return atom(Word);
  std::optional<std::string> Out = condition(Depth + 1);
  if (Out && next() != ")")
    return fail("its condition is not one");
  return Out;
}

std::optional<std::string> ConditionReader::atom(StringRef Word) {
  auto [End, Property] = Word.split('.');
  if (End != "source" && End != "target" && End != "flow")
    return fail("its condition is not one");
  StringRef Verb = next();
  std::optional<StringRef> Text = quotedText();
  if (!Text)
    return fail("its condition is not one");
  if (Verb.equals_insensitive("crosses") && Property.empty())
    return crosses(*Text);
  if (!Verb.equals_insensitive("is"))
    return fail("its condition is not one");
  return Property.empty() ? isType(End, *Text) : hasValue(End, Property, *Text);
}

static StringRef pathOf(StringRef End) {
  return End == "flow" ? "f" : End == "source" ? "f.source" : "f.target";
}

std::optional<std::string> ConditionReader::isType(StringRef End,
                                                   StringRef Type) {
  std::vector<std::string> Kinds;
  if (const Knowledge::Setting *S = I.K.setting("tmt.ClassSettings", Type)) {
    llvm::SmallVector<StringRef, 4> Words;
    StringRef(S->Value).split(Words, ',');
    for (StringRef W : Words)
      Kinds.push_back(W.trim().str());
  } else {
    const bool IsFlow = End == "flow";
    for (StringRef Table : {"tmt.Flows", "tmt.Clients", "tmt.Elements"})
      if (const Kind *K = I.K.map(Table, Type);
          K && Kinds.empty() && (Table == "tmt.Flows") == IsFlow)
        Kinds.push_back(I.Model.reference(*K));
  }
  if (Type == "ROOT")
    return fail("nothing is of the type `ROOT`, so it never applies");
  if (Kinds.empty())
    return fail("no mapping has the type `" + Types.name(Type) + "`");
  std::string Out;
  for (const std::string &K : Kinds) {
    Out += Out.empty() ? "" : " or ";
    Out += pathOf(End);
    Out += " is ";
    Out += K;
  }
  return Kinds.size() == 1 ? Out : "(" + Out + ")";
}

std::optional<std::string> ConditionReader::crosses(StringRef Type) {
  if (Type == "GE.TB.L" || Type == "GE.TB.B" || Type == "GE.TB")
    return "not f.crosses.empty";
  const Kind *K = I.K.map("tmt.Boundaries", Type);
  if (!K)
    return fail("no mapping has the boundary `" + Types.name(Type) + "`");
  return "(any b in f.crosses : b is " + I.Model.reference(*K) + ")";
}

std::optional<std::string>
ConditionReader::hasValue(StringRef End, StringRef Property, StringRef Value) {
  std::string Word = Property.str();
  Word += '=';
  Word += Value;
  // Some properties of a store are its kind here.
  if (const Knowledge::Setting *S = I.K.setting("tmt.ConditionSettings", Word))
    return (pathOf(End) + " is " + S->Value).str();
  const Knowledge::Setting *S = I.K.setting(
      End == "flow" ? "tmt.FlowSettings" : "tmt.ElementSettings", Word);
  if (!S)
    return fail("no mapping has the property `" + Word + "`");
  std::string Out = pathOf(End).str();
  Out += '.';
  Out += S->Attribute;
  Out += " == ";
  Out += S->Value;
  return Out;
}

namespace {

class TemplateImport {
public:
  explicit TemplateImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void rule(Value *Type);
  StringRef severity(Value *Type);
  std::string title(StringRef Text) const;
  static std::string plain(StringRef Text);

  Import &I;
  ModelWriter &Model;
  TmtTypes Types;
  llvm::StringMap<StringRef> Categories;
  llvm::StringSet<> Ids;
};

} // namespace

/// `Spoofing ${f.source}` of `Spoofing {source.Name}`, in quotes.
std::string TemplateImport::title(StringRef Text) const {
  std::string Out = "\"";
  auto Plain = [&](StringRef Part) {
    std::string Quoted = quoted(Part);
    Out += StringRef(Quoted).drop_front().drop_back();
  };
  while (!Text.empty()) {
    size_t Open = Text.find('{');
    size_t Close = Text.find('}', Open);
    Plain(Text.take_front(Open));
    if (Open == StringRef::npos || Close == StringRef::npos)
      break;
    StringRef Hole = Text.slice(Open + 1, Close).split('.').first;
    if (Hole == "source" || Hole == "target" || Hole == "flow")
      ((Out += "${") += pathOf(Hole)) += "}";
    else
      Plain(Text.slice(Open, Close + 1));
    Text = Text.drop_front(Close + 1);
  }
  return Out + "\"";
}

/// `Spoofing the source` of `Spoofing {source.Name}`.
std::string TemplateImport::plain(StringRef Text) {
  std::string Out;
  while (!Text.empty()) {
    size_t Open = Text.find('{'), Close = Text.find('}', Open);
    Out += Text.take_front(Open);
    if (Open == StringRef::npos || Close == StringRef::npos)
      break;
    StringRef Hole = Text.slice(Open + 1, Close).split('.').first;
    if (Hole == "source" || Hole == "target" || Hole == "flow")
      (Out += "the ") += Hole;
    else
      Out += Text.slice(Open, Close + 1);
    Text = Text.drop_front(Close + 1);
  }
  if (!Out.empty())
    Out[0] = llvm::toUpper(Out[0]);
  return Out;
}

/// The priority that the template gives, if it gives one.
StringRef TemplateImport::severity(Value *Type) {
  for (Value *P : allOf(Type->find("PropertiesMetaData"), "ThreatMetaDatum"))
    if (xmlText(P, "Name") == "Priority")
      for (Value *V : allOf(P->find("Values"), "Value"))
        if (StringRef Level = severityOf(I, xmlText(V)); !Level.empty())
          return Level;
  return "Medium";
}

void TemplateImport::rule(Value *Type) {
  StringRef Id = xmlText(Type, "Id"), Title = xmlText(Type, "ShortTitle");
  Value *Filters = Type->find("GenerationFilters");
  StringRef Include = xmlText(Filters, "Include"),
            Exclude = xmlText(Filters, "Exclude");
  std::string Where, Unless;
  for (auto [Text, Out] : {std::pair(Include, &Where), {Exclude, &Unless}}) {
    if (Text.empty() || Text.equals_insensitive("none"))
      continue;
    ConditionReader Reader(I, Types, Text);
    std::optional<std::string> Said = Reader.read();
    if (!Said)
      return Import::lost(Type, I.Trees[0].keep(Reader.why()));
    *Out = *Said;
  }
  if (!Ids.insert(Id).second) {
    I.Diags.report(diag::ImportDuplicate, Type->At) << Id;
    return Import::lost(Type, "its id is there twice");
  }
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  // Comments are one line each, whatever the template has in them.
  ModelWriter::writeComment(
      document::oneLine(plain(xmlText(Type, "Description"))), OS);
  OS << "@id(" << quoted("TMT-" + Id.str()) << ")";
  StringRef Category = Categories.lookup(xmlText(Type, "Category"));
  if (StringRef Known = I.K.word("threats.Stride", Category.trim());
      !Known.empty())
    OS << " @stride(" << Known << ")";
  OS << "\nrule " << Model.nameFor(plain(Title)) << " " << title(Title)
     << " {\n  match f : Flow;\n";
  if (!Where.empty())
    OS << "  where " << Where << ";\n";
  if (!Unless.empty())
    OS << "  unless " << Unless << ";\n";
  OS << "  severity = " << severity(Type) << ";\n}";
  Model.declaration(Text);
  Import::imported(Type);
}

void TemplateImport::run() {
  Model.withoutSystem();
  bool IsFirst = true;
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0]->find("KnowledgeBase");
    if (!Top || !Top->isMap())
      continue;
    Value *About = Top->find("Manifest");
    if (IsFirst) {
      StringRef Name = xmlText(About, "@name");
      if (Name.empty())
        Name = xmlText(About, "Name");
      Model.system(Name.empty() ? StringRef("Template") : Name);
    }
    IsFirst = false;
    Types.read(Top);
    for (Value *C : allOf(Top->find("ThreatCategories"), "ThreatCategory"))
      Categories.try_emplace(xmlText(C, "Id"), xmlText(C, "Name"));
    for (Value *T : allOf(Top->find("ThreatTypes"), "ThreatType"))
      if (T->isMap())
        rule(T);
    markKeys(Top,
             {{{"Manifest", Fate::Approximated, "it is the name of the file"},
               {"ThreatCategories", Fate::Approximated,
                "rules have the categories of STRIDE"},
               {"ThreatMetaData", Fate::Lost, "it is about an editor"},
               {"GenericElements", Fate::Lost,
                "a mapping says which kinds stand for its types"},
               {"StandardElements", Fate::Lost,
                "a mapping says which kinds stand for its types"}}});
  }
}

void importers::importTmtTemplate(Import &I) { TemplateImport(I).run(); }
