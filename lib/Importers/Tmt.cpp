//===- Tmt.cpp - Models of Microsoft's Threat Modeling Tool ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Files `.tm7`. A diagram has borders (elements and boxes) and lines (flows
/// and curves); what is in which boundary follows from where it is drawn
/// (Drawing.h). The tool writes each threat that its template generates into
/// the file. Those that somebody has decided about are threats of people here.
///
//===----------------------------------------------------------------------===//

#include "Importers/Tmt.h"

#include "Importers/Drawing.h"
#include "Importers/Formats.h"
#include "Importers/Threats.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

std::vector<Value *> importers::allOf(Value *Map, StringRef Key) {
  std::vector<Value *> Out;
  for (const Entry &E : Map ? Map->Entries : std::vector<Entry>())
    if (E.Key == Key)
      Out.push_back(E.Item);
  return Out;
}

StringRef importers::xmlText(const Value *V) {
  if (V && V->isMap())
    V = V->find("#text");
  return V && V->isScalar() ? V->Text.trim() : StringRef();
}

StringRef importers::xmlText(const Value *Map, StringRef Key) {
  return Map ? xmlText(Map->find(Key)) : StringRef();
}

void TmtTypes::read(Value *KnowledgeBase) {
  for (StringRef List : {"GenericElements", "StandardElements"})
    for (Value *All : allOf(KnowledgeBase, List))
      for (Value *T : allOf(All, "ElementType")) {
        // The two sorts of files spell the same differently.
        StringRef Id = xmlText(T, "Id"), Parent = xmlText(T, "ParentId");
        if (Id.empty())
          Id = xmlText(T, "ID");
        if (Parent.empty())
          Parent = xmlText(T, "ParentElement");
        Types.try_emplace(Id, Type{Parent, xmlText(T, "Name")});
      }
}

std::vector<StringRef> TmtTypes::chain(StringRef Id) const {
  std::vector<StringRef> Out;
  while (!Id.empty() && Out.size() < 32 && !llvm::is_contained(Out, Id)) {
    Out.push_back(Id);
    auto It = Types.find(Id);
    Id = It == Types.end() ? StringRef() : It->second.Parent;
  }
  return Out;
}

StringRef TmtTypes::name(StringRef Id) const {
  auto It = Types.find(Id);
  return It == Types.end() || It->second.Name.empty() ? Id : It->second.Name;
}

const Kind *TmtTypes::find(const Knowledge &K, StringRef Table,
                           StringRef Id) const {
  for (StringRef T : chain(Id))
    if (const Kind *Found = K.map(Table, T))
      return Found;
  return nullptr;
}

bool importers::isTmt(const SourceTree &Tree) {
  return Tree.Written == Syntax::Xml && !Tree.Documents.empty() &&
         Tree.Documents[0]->find("ThreatModel");
}

namespace {

constexpr StringRef Drawn = "how it is drawn is not a part of a model";
constexpr StringRef Editor = "it is about an editor";

constexpr KeyFate PartKeys[] = {
    {"@Id", Fate::Approximated, "what names it is resolved"},
    {"@type", Fate::Approximated, "the kind says it"},
    {"Guid", Fate::Approximated, "what names it is resolved"},
    {"GenericTypeId", Fate::Approximated, "the kind says it"},
    {"Height", Fate::Lost, Drawn},
    {"Width", Fate::Lost, Drawn},
    {"Left", Fate::Lost, Drawn},
    {"Top", Fate::Lost, Drawn},
    {"StrokeDashArray", Fate::Lost, Drawn},
    {"StrokeThickness", Fate::Lost, Drawn},
    {"HandleX", Fate::Lost, Drawn},
    {"HandleY", Fate::Lost, Drawn},
    {"SourceX", Fate::Lost, Drawn},
    {"SourceY", Fate::Lost, Drawn},
    {"TargetX", Fate::Lost, Drawn},
    {"TargetY", Fate::Lost, Drawn},
    {"PortSource", Fate::Lost, Drawn},
    {"PortTarget", Fate::Lost, Drawn},
    {"SourceGuid", Fate::Lost, "a curve has no ends"},
    {"TargetGuid", Fate::Lost, "a curve has no ends"},
};

class TmtImport {
public:
  explicit TmtImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void information(Value *Top, bool IsFirst);
  void diagram(Value *Surface);
  void border(Value *V, Drawing &Picture);
  void line(Value *V, Drawing &Picture);
  void flow(Value *V);
  std::string nameOf(Value *V);
  void properties(PartId P, Value *V, StringRef Table);
  bool property(PartId P, Value *Property, StringRef Table, StringRef Why);
  static StringRef chosen(Value *Property, bool &IsDefault);
  void threats(Value *Top);
  void threat(Value *V);
  void remark(Value *Map, StringRef Key, StringRef Label);
  static double number(Value *V, StringRef Key);

  Import &I;
  ModelWriter &Model;
  TmtTypes Types;
  std::string Owner;
  llvm::StringMap<PartId> Parts; ///< elements and flows, by Guid
};

} // namespace

double TmtImport::number(Value *V, StringRef Key) {
  double Out = 0;
  return xmlText(V, Key).getAsDouble(Out) ? 0 : Out;
}

void TmtImport::remark(Value *Map, StringRef Key, StringRef Label) {
  Value *V = Map ? Map->find(Key) : nullptr;
  if (!V)
    return;
  if (StringRef Text = xmlText(V); !Text.empty())
    Model.remark(Label.str() + Text.str());
  Import::approximated(V, "it is in a comment");
}

void TmtImport::information(Value *Top, bool IsFirst) {
  Value *About = Top->find("MetaInformation");
  if (Value *Who = About ? About->find("Owner") : nullptr) {
    Owner = xmlText(Who).str();
    if (!Owner.empty() && IsFirst)
      Model.setSystem("owner", quoted(Owner));
    Import::imported(Who);
  }
  if (Value *Name = About ? About->find("ThreatModelName") : nullptr)
    Import::imported(Name);
  remark(About, "HighLevelSystemDescription", "");
  remark(About, "Assumptions", "Assumptions: ");
  remark(About, "ExternalDependencies", "Depends on: ");
  remark(About, "Contributors", "Contributors: ");
  remark(About, "Reviewer", "Reviewer: ");
  Value *Notes = Top->find("Notes");
  for (const Entry &E : Notes ? Notes->Entries : std::vector<Entry>())
    remark(E.Item, "Message", "Note: ");
  markKeys(Notes, {{{"Note", Fate::Lost, Editor}}});
  markKeys(Top, {{{"Notes", Fate::Lost, Editor},
                  {"@Id", Fate::Lost, Editor},
                  {"ThreatGenerationEnabled", Fate::Lost, Editor},
                  {"Validations", Fate::Lost, Editor},
                  {"Version", Fate::Lost,
                   "the version of the format changes no threat"},
                  {"KnowledgeBase", Fate::Lost,
                   "it is the template; as a file of its own (.tb7) its "
                   "threats become rules"},
                  {"Profile", Fate::Lost, Editor}}});
}

std::string TmtImport::nameOf(Value *V) {
  Value *All = V->find("Properties");
  for (Value *P : allOf(All, "anyType"))
    if (xmlText(P, "DisplayName") == "Name")
      if (StringRef Name = xmlText(P, "Value"); !Name.empty())
        return Name.str();
  return Types.name(xmlText(V, "TypeId")).str();
}

/// What is chosen of a property: its value, or one of a list.
StringRef TmtImport::chosen(Value *Property, bool &IsDefault) {
  Value *V = Property->find("Value");
  StringRef Type = xmlText(Property, "@type");
  // A list of one value is what the element type fixes.
  const bool IsFixed = Type.contains("StaticList");
  unsigned Index = 0;
  IsDefault = !IsFixed &&
              (xmlText(Property, "SelectedIndex").getAsInteger(10, Index) ||
               Index == 0) &&
              Type.contains("List");
  std::vector<Value *> Words = allOf(V, "string");
  if (Words.empty())
    return xmlText(V);
  return xmlText(Words[std::min<size_t>(Index, Words.size() - 1)]);
}

/// Whether \p Property says something about \p P; \p Why is the reason for
/// which the part is out of scope.
bool TmtImport::property(PartId P, Value *Property, StringRef Table,
                         StringRef Why) {
  StringRef Label = xmlText(Property, "DisplayName"),
            Name = xmlText(Property, "Name"), Type = xmlText(Property, "@type");
  bool IsDefault = false;
  StringRef Choice = chosen(Property, IsDefault);
  if (Type.contains("Header")) {
    Import::approximated(Property, "the kind says it");
    return true;
  }
  if (Label == "Name") {
    Import::imported(Property);
    return true;
  }
  if (Label == "Out Of Scope") {
    if (Choice.equals_insensitive("true")) {
      Model.setText(P, "out_of_scope",
                    Why.empty() ? "Out of scope in the source" : Why);
      Import::imported(Property);
    } else {
      Import::lost(Property, "a box that nobody ticked is not a claim");
    }
    return true;
  }
  if (Choice.empty() || IsDefault) {
    Import::lost(Property, IsDefault ? "the template's default, which nobody "
                                       "may have looked at"
                                     : "it says nothing");
    return true;
  }
  std::string Word = Name.str();
  Word += '=';
  Word += Choice;
  if (const Knowledge::Setting *S = I.K.setting(Table, Word)) {
    Model.set(P, S->Attribute, S->Value);
    Import::imported(Property);
    return true;
  }
  return false;
}

void TmtImport::properties(PartId P, Value *V, StringRef Table) {
  Value *All = V->find("Properties");
  StringRef Why;
  for (Value *Property : allOf(All, "anyType"))
    if (xmlText(Property, "DisplayName") == "Reason For Out Of Scope") {
      Why = xmlText(Property, "Value");
      Import::imported(Property);
    }
  for (Value *Property : allOf(All, "anyType")) {
    if (Property->Became != Fate::Unread || property(P, Property, Table, Why))
      continue;
    bool IsDefault = false;
    StringRef Label = xmlText(Property, "DisplayName"),
              Choice = chosen(Property, IsDefault);
    if (Label == "Dataflow Order") {
      if (Choice != "0")
        Model.comment(P, ("Step " + Choice).str());
      Import::approximated(Property, "it is in a comment");
      continue;
    }
    Model.comment(P, (Label + ": " + Choice).str());
    Import::approximated(Property, "it is in a comment");
  }
}

void TmtImport::border(Value *V, Drawing &Picture) {
  StringRef Sort = xmlText(V, "@type"), Generic = xmlText(V, "GenericTypeId"),
            Type = xmlText(V, "TypeId");
  std::string Name = nameOf(V);
  Shape S{{},
          {number(V, "Left"), number(V, "Top")},
          {number(V, "Width"), number(V, "Height")},
          false};
  Value *TypeValue = V->find("TypeId");
  markKeys(V, PartKeys);
  if (Sort == "BorderBoundary") {
    S.Part = Model.boundary({}, Types.find(I.K, "tmt.Boundaries", Type), Name);
    Import::imported(TypeValue);
    properties(S.Part, V, "tmt.BoundarySettings");
    return Picture.box(S);
  }
  if (Generic == "GE.A") {
    Model.remark("Note: " + Name);
    return Import::approximated(V, "it is in a comment");
  }
  const Kind *What = Types.find(I.K, "tmt.Clients", Type);
  S.IsActor = What || Generic == "GE.EI";
  if (!What)
    What = Types.find(I.K, "tmt.Elements", Type);
  Import::imported(TypeValue);
  if (!What) {
    What = &I.kindFor("tmt.Elements", Type, "Service",
                      TypeValue ? TypeValue->At : V->At);
    Import::approximated(TypeValue,
                         "no mapping has the type; the kind is a general one");
  }
  S.Part = Model.element({}, *What, Name);
  StringRef Guid = xmlText(V, "Guid");
  if (!Parts.try_emplace(Guid, S.Part).second)
    I.Diags.report(diag::ImportDuplicate, V->At) << Guid;
  properties(S.Part, V, "tmt.ElementSettings");
  Picture.element(S);
}

void TmtImport::line(Value *V, Drawing &Picture) {
  if (xmlText(V, "@type") != "LineBoundary")
    return flow(V);
  const Kind *What = Types.find(I.K, "tmt.Boundaries", xmlText(V, "TypeId"));
  Picture.curve(nameOf(V),
                {{number(V, "SourceX"), number(V, "SourceY")},
                 {number(V, "HandleX"), number(V, "HandleY")},
                 {number(V, "TargetX"), number(V, "TargetY")}},
                What, What == &I.kind("PublicInternet"));
  markKeys(V, PartKeys);
  Import::approximated(
      V, "a curve has no inside; the side without actors is taken");
}

void TmtImport::flow(Value *V) {
  PartId Ends[2];
  for (auto [N, Key] : {std::pair(0, "SourceGuid"), {1, "TargetGuid"}}) {
    Value *Ref = V->find(Key);
    StringRef Id = xmlText(Ref);
    auto It = Parts.find(Id);
    if (It == Parts.end()) {
      // An end that is attached to nothing has zeros.
      const bool IsFree = Id.find_first_not_of("0-") == StringRef::npos;
      I.Diags.report(diag::ImportDangling, Ref ? Ref->At : V->At)
          << "element" << (IsFree ? "at this end of a flow" : Id);
      return Import::lost(V, "one of its ends leads to nothing");
    }
    Ends[N] = It->second;
    Import::imported(Ref);
  }
  PartId F =
      Model.flow(Ends[0], Ends[1],
                 Types.find(I.K, "tmt.Flows", xmlText(V, "TypeId")), nameOf(V));
  Parts.try_emplace(xmlText(V, "Guid"), F);
  Import::imported(V->find("TypeId"));
  properties(F, V, "tmt.FlowSettings");
  markKeys(V, PartKeys);
}

void TmtImport::diagram(Value *Surface) {
  Drawing Picture(Model);
  if (StringRef Title = xmlText(Surface, "Header"); !Title.empty())
    Model.remark(("Diagram: " + Title).str());
  markKeys(Surface, {{{"Header", Fate::Approximated, "it is in a comment"},
                      {"Properties", Fate::Approximated, "the title says it"},
                      {"TypeId", Fate::Lost, Drawn},
                      {"Zoom", Fate::Lost, Drawn}}});
  markKeys(Surface, PartKeys);
  for (StringRef List : {"Borders", "Lines"})
    for (Value *Pair : allOf(Surface->find(List), "KeyValueOfguidanyType")) {
      if (Value *Key = Pair->find("Key"))
        Import::approximated(Key, "what names it is resolved");
      Value *V = Pair->find("Value");
      if (!V || !V->isMap())
        continue;
      if (List == "Borders")
        border(V, Picture);
      else
        line(V, Picture);
    }
  Picture.place();
}

void TmtImport::threat(Value *V) {
  llvm::StringMap<Value *> Said;
  Value *All = V->find("Properties");
  for (Value *P : allOf(All, "KeyValueOfstringstring"))
    Said.try_emplace(xmlText(P, "Key"), P);
  // A file has each of these in one place or in the other.
  auto Read = [&](StringRef Key) {
    StringRef Text;
    if (auto It = Said.find(Key); It != Said.end()) {
      Text = xmlText(It->second, "Value");
      Import::imported(It->second);
    }
    if (Value *Own = V->find(Key)) {
      if (Text.empty())
        Text = xmlText(Own);
      Import::imported(Own);
    }
    return Text;
  };
  StringRef State = xmlText(V, "State");
  if (State.empty() || State == "AutoGenerated")
    return Import::lost(
        V, "the template generated it, and nobody has decided about it");
  RecordedThreat R;
  R.Title = Read("Title");
  R.Severity = severityOf(I, Read("Priority"));
  R.Why = Read("StateInformation");
  R.FoundBy = "a model of Microsoft's Threat Modeling Tool";
  R.Who = Read("ChangedBy");
  if (R.Who.empty())
    R.Who = Owner;
  if (State == "Mitigated")
    R.State = ThreatState::Mitigated;
  else if (State == "NotApplicable")
    R.State = ThreatState::NotApplicable;
  for (StringRef Key : {"FlowGuid", "TargetGuid", "SourceGuid"})
    if (auto It = Parts.find(xmlText(V, Key)); It != Parts.end()) {
      R.On.push_back(It->second);
      Import::imported(V->find(Key));
      break;
    }
  PartId T = recordThreat(I, R);
  if (StringRef Text = Read("UserThreatDescription"); !Text.empty())
    Model.comment(T, Text);
  if (R.State == ThreatState::Open && !R.Why.empty())
    Model.comment(T, ("Justification: " + R.Why).str());
  if (StringRef Word = Read("UserThreatCategory"); !Word.empty()) {
    if (StringRef Known = I.K.word("threats.Stride", Word.trim());
        !Known.empty())
      Model.annotateOnce(T, ("@stride(" + Known + ")").str());
    else
      Model.comment(T, ("Category: " + Word).str());
  }
  Import::imported(V->find("State"));
  Import::lost(All, "the flow says it");
  Import::lost(V, "it is computed, or about an editor");
}

void TmtImport::threats(Value *Top) {
  Value *All = Top->find("ThreatInstances");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    if (!E.Item->isMap())
      continue;
    if (Value *Key = E.Item->find("Key"))
      Import::lost(Key, "a threat has the id that tmc gives it");
    if (Value *V = E.Item->find("Value"); V && V->isMap())
      threat(V);
  }
}

void TmtImport::run() {
  bool IsFirst = true;
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0]->find("ThreatModel");
    if (!Top || !Top->isMap())
      continue;
    if (IsFirst) {
      StringRef Name = xmlText(Top->find("MetaInformation"), "ThreatModelName");
      Model.system(Name.empty() ? StringRef("Imported") : Name);
    }
    Types.read(Top->find("KnowledgeBase"));
    information(Top, IsFirst);
    IsFirst = false;
    for (Value *S :
         allOf(Top->find("DrawingSurfaceList"), "DrawingSurfaceModel"))
      if (S->isMap())
        diagram(S);
    threats(Top);
  }
}

void importers::importTmt(Import &I) { TmtImport(I).run(); }
