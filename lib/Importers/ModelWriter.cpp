//===- ModelWriter.cpp - A model as source that people go on editing ------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/ModelWriter.h"

#include "Document/Escape.h"
#include "Format/Format.h"
#include "Parse/Parser.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

/// Of what people wrote in another tool, this much stands in a title or in a
/// line of a comment.
static constexpr size_t MaxTitle = 200, MaxComment = 2000;

/// \p Text with at most \p Size bytes, cut between characters.
static std::string shorten(StringRef Text, size_t Size) {
  if (Text.size() <= Size)
    return Text.str();
  while (Size && (static_cast<unsigned char>(Text[Size]) & 0xC0) == 0x80)
    --Size;
  return Text.take_front(Size).str() + "…";
}

std::string importers::quoted(StringRef Text) {
  std::string Out = "\"";
  for (char C : document::oneLine(Text)) {
    if (C == '"' || C == '\\' || C == '$')
      Out += '\\';
    Out += C;
  }
  Out += '"';
  return Out;
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

std::string importers::legalName(StringRef Hint, bool Capital) {
  std::string Out;
  bool Begins = true;
  // `MYSQL_PASSWORD` is shouted, and becomes `MysqlPassword`.
  const bool Shouts = llvm::none_of(Hint, llvm::isLower);
  for (char C : Hint) {
    if (!llvm::isAlnum(C)) {
      Begins = true;
      continue;
    }
    if (Out.size() >= 60)
      break;
    if (Capital)
      Out += Begins ? llvm::toUpper(C) : Shouts ? llvm::toLower(C) : C;
    else if (Begins && !Out.empty())
      (Out += '_') += llvm::toLower(C);
    else
      Out += llvm::toLower(C);
    Begins = false;
  }
  if (Out.empty() || llvm::isDigit(Out[0]))
    Out.insert(0, Capital ? "N" : "n");
  return Out;
}

std::string ModelWriter::makeName(StringRef Hint, bool Capital) {
  static constexpr StringRef Ending[] = {"_part", "Item"};
  std::string Base = legalName(Hint, Capital);
  // A keyword is a name in most places, and a kind in none; neither reads well.
  if (llvm::is_contained(parse::keywords(), StringRef(Base)) || K.isTaken(Base))
    Base += Ending[Capital];
  std::string Out = Base;
  for (unsigned N = 2; !Used.insert(Out).second; ++N) {
    Out = Base;
    if (llvm::isDigit(Out.back()))
      Out += '_';
    Out += std::to_string(N);
  }
  return Out;
}

void ModelWriter::system(StringRef Title) {
  SystemTitle = shorten(document::oneLine(Title), MaxTitle);
  SystemName = makeName(Title, /*Capital=*/true);
}

std::string ModelWriter::package() const {
  return "imported." +
         legalName(SystemTitle.empty() ? SystemName : SystemTitle, false);
}

std::string ModelWriter::path(PartId P) const {
  if (!P)
    return SystemName;
  const Part &Of = Parts[P];
  if (Of.Sort == PartKind::Data || Of.Sort == PartKind::Threat)
    return Of.Name;
  std::string Out = SystemName;
  Out += '.';
  Out += Of.Name;
  return Out;
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// Sees to it that the model can name \p What.
void ModelWriter::use(const Kind *What) {
  if (!What || !What->NeedsImport || Imports.count(What->Package))
    return;
  StringRef Last = StringRef(What->Package).rsplit('.').second;
  std::string Name = legalName(Last.empty() ? What->Package : Last, false);
  // A part of the model may be called like it.
  std::string Out = Name;
  for (unsigned N = 2; !Used.insert(Out).second; ++N)
    Out = Name + std::to_string(N);
  Imports[What->Package] = Out;
}

PartId ModelWriter::add(PartKind Sort, const Kind *What, StringRef Title,
                        StringRef NameHint, bool Capital) {
  use(What);
  Part P;
  P.Sort = Sort;
  P.Name = makeName(NameHint, Capital);
  P.Title = shorten(document::oneLine(Title), MaxTitle);
  P.What = What;
  return Parts.add(std::move(P));
}

PartId ModelWriter::boundary(PartId Parent, const Kind *What, StringRef Title) {
  PartId P = add(PartKind::Boundary, What, Title, Title, false);
  Parts[P].Parent = Parent;
  return P;
}

PartId ModelWriter::element(PartId Parent, const Kind &What, StringRef Title) {
  PartId P = add(PartKind::Element, &What, Title, Title, false);
  Parts[P].Parent = Parent;
  return P;
}

PartId ModelWriter::data(const Kind *What, StringRef Title) {
  return add(PartKind::Data, What, Title, Title, true);
}

PartId ModelWriter::flow(PartId From, PartId To, const Kind *Via,
                         StringRef Title) {
  std::string Hint = Parts[From].Name;
  Hint += " to ";
  Hint += Parts[To].Name;
  PartId P = add(PartKind::Flow, Via, Title, Hint, false);
  Parts[P].From = From;
  Parts[P].To = To;
  return P;
}

PartId ModelWriter::threat(llvm::ArrayRef<PartId> On, StringRef Title) {
  PartId P = add(PartKind::Threat, nullptr, Title, Title, true);
  Parts[P].On = On.vec();
  return P;
}

ModelWriter::Setting *ModelWriter::findSetting(PartId P, StringRef Name) {
  for (Setting &S : Parts[P].Settings)
    if (S.Name == Name)
      return &S;
  return nullptr;
}

void ModelWriter::set(PartId P, StringRef Name, StringRef Value,
                      StringRef Comment, Range At) {
  if (!findSetting(P, Name))
    Parts[P].Settings.push_back(
        {Name.str(), Value.str(), Comment.str(), false, {}, At});
}

void ModelWriter::empty(PartId P, StringRef Name) {
  if (!findSetting(P, Name))
    Parts[P].Settings.push_back({Name.str(), {}, {}, true, {}, {}});
}

void ModelWriter::add(PartId P, StringRef Name, StringRef Value) {
  empty(P, Name);
  std::vector<std::string> &Items = findSetting(P, Name)->Items;
  if (!llvm::is_contained(Items, Value))
    Items.push_back(Value.str());
}

void ModelWriter::deployed(PartId P, Range At, StringRef Address) {
  madeFrom(P, At);
  Parts[P].Address = Address.str();
}

void ModelWriter::alias(PartId P, StringRef Name) {
  Name = Name.trim();
  if (!Name.empty() && !llvm::is_contained(Parts[P].Aliases, Name))
    Parts[P].Aliases.push_back(Name.str());
}

void ModelWriter::comment(PartId P, StringRef Text) {
  std::string Line = shorten(document::oneLine(Text), MaxComment);
  if (!StringRef(Line).trim().empty() &&
      !llvm::is_contained(Parts[P].Comments, Line))
    Parts[P].Comments.push_back(Line);
}

/// Whether \p P is \p Boundary or in it, at any depth.
bool ModelWriter::isIn(PartId P, PartId Boundary) const {
  for (; P; P = Parts[P].Parent)
    if (P == Boundary)
      return true;
  return false;
}

unsigned ModelWriter::count(ast::KindClass C) const {
  return llvm::count_if(Parts.rows(), [&](const Part &P) {
    switch (C) {
    case ast::KindClass::Component:
      return P.Sort == PartKind::Element;
    case ast::KindClass::Zone:
      return P.Sort == PartKind::Boundary;
    case ast::KindClass::Channel:
      return P.Sort == PartKind::Flow;
    case ast::KindClass::Data:
      return P.Sort == PartKind::Data;
    }
    return false;
  });
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

void ModelWriter::writeComment(StringRef Text, llvm::raw_ostream &OS) {
  constexpr size_t Width = 100;
  Text = Text.trim();
  while (!Text.empty()) {
    size_t End = Text.size();
    if (End > Width) {
      End = Text.rfind(' ', Width);
      if (End == StringRef::npos || End == 0)
        End = std::min(Text.find(' '), Text.size());
    }
    OS << "/// " << Text.take_front(End) << "\n";
    Text = Text.drop_front(End).ltrim();
  }
}

void ModelWriter::writeSetting(const Setting &S, llvm::raw_ostream &OS) {
  OS << S.Name << " = ";
  if (S.IsList)
    OS << "[" << llvm::join(S.Items, ", ") << "]";
  else
    OS << S.Value;
  OS << ";";
  if (!S.Comment.empty())
    OS << " // " << document::oneLine(S.Comment);
  OS << "\n";
}

/// What stands in the body of \p P itself.
void ModelWriter::writeSettings(const Part &P, llvm::raw_ostream &OS) const {
  for (const Setting &S : P.Settings)
    if (!S.IsList || !Kept)
      writeSetting(S, OS);
  if (!P.Address.empty())
    OS << "deployed_as = [" << quoted(P.Address) << "];\n";
}

std::string ModelWriter::kindText(const Kind &What) const {
  if (KindNames)
    return (*KindNames)(What);
  auto It = Imports.find(What.Package);
  if (It == Imports.end())
    return What.Name;
  return It->second + "." + What.Name;
}

/// What stands in front of the body.
std::string ModelWriter::headOf(const Part &P) const {
  std::string Out;
  switch (P.Sort) {
  case PartKind::Boundary:
    Out += "boundary ";
    break;
  case PartKind::Flow:
    Out += "flow ";
    break;
  case PartKind::Data:
    Out += "data ";
    break;
  case PartKind::Threat:
    Out += "threat ";
    break;
  case PartKind::Element:
    break;
  }
  Out += P.Name;
  if (P.Sort == PartKind::Flow) {
    Out += " : ";
    Out += Parts[P.From].Name;
    Out += P.BothWays ? " <-> " : " -> ";
    Out += Parts[P.To].Name;
    if (P.What)
      Out += " via ";
  } else if (P.What) {
    Out += " : ";
  }
  if (P.What)
    Out += kindText(*P.What);
  if (!P.Title.empty() && P.Title != P.Name)
    Out += " " + quoted(P.Title);
  if (P.Sort == PartKind::Threat && P.On.empty())
    Out += " on " + SystemName;
  for (size_t I = 0; I != P.On.size(); ++I)
    Out += (I ? ", " : " on ") + path(P.On[I]);
  return Out;
}

void ModelWriter::writePart(const Part &P, llvm::raw_ostream &OS) const {
  for (const std::string &C : P.Comments)
    writeComment(C, OS);
  for (const std::string &A : P.Annotations)
    OS << A << "\n";
  OS << headOf(P);
  if (P.Settings.empty() && P.Address.empty() && P.Sort != PartKind::Threat) {
    OS << ";\n";
    return;
  }
  OS << " {\n";
  writeSettings(P, OS);
  OS << "}\n";
}

void ModelWriter::writeInside(PartId Parent, llvm::raw_ostream &OS) const {
  auto It = Inside.find(Parent ? Parent.index() : ~0u);
  if (It == Inside.end())
    return;
  for (PartId I : It->second) {
    const Part &P = Parts[I];
    if (Kept && !(*Kept)(I))
      continue;
    if (P.Sort == PartKind::Element) {
      writePart(P, OS);
      continue;
    }
    OS << "\n";
    for (const std::string &C : P.Comments)
      writeComment(C, OS);
    OS << headOf(P) << " {\n";
    writeSettings(P, OS);
    writeInside(I, OS);
    OS << "}\n";
  }
}

void ModelWriter::writeSystem(llvm::raw_ostream &OS) const {
  OS << "\nsystem " << SystemName;
  if (!SystemTitle.empty() && SystemTitle != SystemName)
    OS << " " << quoted(SystemTitle);
  OS << " {\n";
  for (const Setting &S : SystemSettings)
    writeSetting(S, OS);
  writeInside(PartId(), OS);
  OS << "\n";
  for (const Part &P : Parts.rows())
    if (P.Sort == PartKind::Flow)
      writePart(P, OS);
  OS << "}\n";
}

void ModelWriter::findInside() {
  Inside.clear();
  for (uint32_t N = 0; N != Parts.size(); ++N)
    if (PartId I = Parts.idAt(N); Parts[I].Sort == PartKind::Boundary ||
                                  Parts[I].Sort == PartKind::Element)
      Inside[Parts[I].Parent ? Parts[I].Parent.index() : ~0u].push_back(I);
}

std::string ModelWriter::declare(PartId P, KindNameFn KindName,
                                 llvm::function_ref<bool(PartId)> Keeps) {
  findInside();
  KindNames = &KindName;
  Kept = &Keeps;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  if (Parts[P].Sort == PartKind::Boundary) {
    OS << headOf(Parts[P]) << " {\n";
    writeSettings(Parts[P], OS);
    writeInside(P, OS);
    OS << "}\n";
  } else {
    writePart(Parts[P], OS);
  }
  KindNames = nullptr;
  Kept = nullptr;
  return Text;
}

std::optional<std::string> ModelWriter::text(Diagnostics &Diags) {
  findInside();
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "/// Made by `tmc import`, which replaces this file. Your own part is "
        "in "
        "yours.tm.\n";
  for (const std::string &R : Remarks)
    writeComment(document::oneLine(R), OS);
  OS << "package " << package() << ";\n\n";
  for (const auto &[Package, Name] : Imports)
    OS << "import " << Package << " as " << Name << ";\n";
  OS << "\n";
  for (const Part &P : Parts.rows())
    if (P.Sort == PartKind::Data)
      writePart(P, OS);
  if (HasSystem)
    writeSystem(OS);
  for (const Part &P : Parts.rows())
    if (P.Sort == PartKind::Threat) {
      OS << "\n";
      writePart(P, OS);
    }
  for (const std::string &D : Tail)
    OS << "\n" << D << "\n";
  FileId File = Diags.sources().addFile("generated.tm", Text);
  Interner Names;
  parse::ParseResult Parsed = parse::parseFile(File, Names, Diags);
  if (Parsed.HasErrors)
    return std::nullopt;
  return format::format(Text, Parsed.Tree);
}

std::map<std::string, std::string> ModelWriter::declarations() const {
  std::map<std::string, std::string> Out;
  for (const Part &P : Parts.rows()) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    OS << headOf(P) << "\n";
    writeSettings(P, OS);
    // Where it is counts too; which line of the source says it does not.
    if (P.Parent)
      OS << Parts[P.Parent].Name;
    Out[P.Name] = Text;
  }
  return Out;
}
