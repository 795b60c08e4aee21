//===- XmlTree.cpp - XML as values ----------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// XML by pugixml, which expands no entities but the five of XML and reads
/// nothing but the text that it is given. A document type declaration is an
/// error. Names are local names: what a prefix stands for is not looked at.
///
//===----------------------------------------------------------------------===//

#include "Importers/SourceTree.h"

#include <pugixml.hpp>

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

namespace {

class XmlReader {
public:
  XmlReader(FileId File, Diagnostics &Diags, SourceTree &Out,
            const TreeLimits &Limits)
      : File(File), Diags(Diags), Out(Out), Limits(Limits),
        Buffer(Diags.sources().text(File).str()) {}

  bool run();

private:
  Value *convert(const pugi::xml_node &N, unsigned Depth);
  bool children(const pugi::xml_node &N, Value &V, unsigned Depth);
  Value *make(ValueKind Kind, const char *At, size_t Length);
  Range rangeOf(const char *At, size_t Length) const;

  FileId File;
  Diagnostics &Diags;
  SourceTree &Out;
  const TreeLimits &Limits;
  std::string Buffer; ///< which pugixml parses in place: names and texts in it
                      ///< lie where they lie in the file
};

StringRef localName(StringRef Name) {
  size_t Colon = Name.find(':');
  return Colon == StringRef::npos ? Name : Name.drop_front(Colon + 1);
}

bool isBlank(StringRef Text) { return Text.trim().empty(); }

} // namespace

Range XmlReader::rangeOf(const char *At, size_t Length) const {
  auto Place = [&](const char *P) {
    // An empty text may be one of pugixml's own.
    bool IsIn = P >= Buffer.data() && P <= Buffer.data() + Buffer.size();
    return Diags.sources().locAt(
        File, IsIn ? static_cast<uint32_t>(P - Buffer.data()) : 0);
  };
  return {Place(At), Place(At + Length)};
}

Value *XmlReader::make(ValueKind Kind, const char *At, size_t Length) {
  if (Out.Values.size() >= Limits.MaxValues) {
    Diags.report(diag::ImportTooManyValues, rangeOf(At, Length))
        << Limits.MaxValues;
    return nullptr;
  }
  Value &V = Out.Values.emplace_back();
  V.Kind = Kind;
  V.Quoted = true;
  V.At = rangeOf(At, Length);
  return &V;
}

bool XmlReader::children(const pugi::xml_node &N, Value &V, unsigned Depth) {
  for (const pugi::xml_attribute &A : N.attributes()) {
    StringRef Name = A.name();
    if (Name == "xmlns" || Name.starts_with("xmlns:"))
      continue;
    Value *Item = make(ValueKind::Scalar, A.name(), Name.size());
    if (!Item)
      return false;
    Item->Text = Out.keep(A.value());
    std::string Key = "@";
    Key += localName(Name);
    V.Entries.push_back({Out.keep(Key), Item->At, Item});
  }
  std::string Text;
  const char *TextAt = nullptr;
  for (const pugi::xml_node &C : N.children()) {
    if (C.type() == pugi::node_element) {
      Value *Item = convert(C, Depth + 1);
      if (!Item)
        return false;
      V.Entries.push_back({Out.keep(localName(C.name())), Item->At, Item});
    } else if (!isBlank(C.value())) {
      Text += C.value();
      if (!TextAt)
        TextAt = C.value();
    }
  }
  if (V.Entries.empty()) {
    V.Kind = ValueKind::Scalar;
    V.Text = Out.keep(Text);
  } else if (TextAt) {
    Value *Item = make(ValueKind::Scalar, TextAt, 1);
    if (!Item)
      return false;
    Item->Text = Out.keep(Text);
    V.Entries.push_back({"#text", Item->At, Item});
  }
  return true;
}

Value *XmlReader::convert(const pugi::xml_node &N, unsigned Depth) {
  const size_t Length = StringRef(N.name()).size();
  if (Depth > Limits.MaxDepth) {
    Diags.report(diag::ImportTooDeep, rangeOf(N.name(), Length))
        << Limits.MaxDepth;
    return nullptr;
  }
  Value *V = make(ValueKind::Map, N.name(), Length);
  return V && children(N, *V, Depth) ? V : nullptr;
}

bool XmlReader::run() {
  pugi::xml_document Document;
  pugi::xml_parse_result Result = Document.load_buffer_inplace(
      Buffer.data(), Buffer.size(), pugi::parse_default | pugi::parse_doctype,
      pugi::encoding_utf8);
  if (!Result) {
    const char *At =
        Buffer.data() + std::min<size_t>(Result.offset, Buffer.size());
    Diags.report(diag::ImportSyntax, rangeOf(At, 0))
        << "XML" << StringRef(Result.description());
    return false;
  }
  Value *Top = make(ValueKind::Map, Buffer.data(), 0);
  for (const pugi::xml_node &N : Document.children()) {
    if (N.type() == pugi::node_doctype) {
      Diags.report(diag::ImportDoctype,
                   rangeOf(N.value(), StringRef(N.value()).size()));
      return false;
    }
    if (N.type() != pugi::node_element)
      continue;
    Value *Root = convert(N, 1);
    if (!Root)
      return false;
    Top->Entries.push_back({Out.keep(localName(N.name())), Root->At, Root});
  }
  Out.Documents.push_back(Top);
  return true;
}

bool importers::readXml(FileId File, Diagnostics &Diags, SourceTree &Out,
                        const TreeLimits &Limits) {
  return XmlReader(File, Diags, Out, Limits).run();
}
