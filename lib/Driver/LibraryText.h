//===- LibraryText.h - The library in sentences ---------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_DRIVER_LIBRARYTEXT_H
#define TMC_DRIVER_LIBRARYTEXT_H

#include "Document/Document.h"
#include "Driver/Library.h"

namespace tmc::document {
class JsonWriter;
}

namespace tmc::driver {

/// Says what the library has: in the pages of docs/reference, and for `tmc
/// doc`.
class LibraryText {
public:
  enum class Style : uint8_t {
    Page,  ///< one of many on a page, with links to the others
    Alone, ///< by itself, with what it inherits and an example
  };
  LibraryText(const Library &L, Style S) : L(L), P(L.program()), S(S) {}

  /// Everything about \p T, below a heading.
  void entry(const sema::Thing &T, document::BlockSink &Out) const;
  /// The page of a package.
  void page(llvm::StringRef Package, document::BlockSink &Out) const;
  /// The packages of mappings, by name; nobody writes their names in a model.
  std::vector<std::string> mappings() const;
  /// The page of a package of mappings: the words that `tmc import` reads, and
  /// the kinds that they become.
  void mappingPage(llvm::StringRef Package, document::BlockSink &Out) const;
  /// A list of things, a line each.
  void list(llvm::ArrayRef<const sema::Thing *> Things,
            document::BlockSink &Out) const;

private:
  void addPackage(const sema::Thing &T, document::BlockSink &Out) const;
  void addEnum(const sema::Thing &T, document::BlockSink &Out) const;
  void addValue(const sema::Thing &T, document::BlockSink &Out) const;
  void addKind(const sema::Thing &T, document::BlockSink &Out) const;
  void addAttributes(ir::KindId K, document::BlockSink &Out) const;
  void addInherited(ir::KindId K, document::BlockSink &Out) const;
  void addReaders(ir::KindId K, document::BlockSink &Out) const;
  void addAttribute(const sema::Thing &T, document::BlockSink &Out) const;
  void addControl(const sema::Thing &T, document::BlockSink &Out) const;
  void addFunction(const sema::Thing &T, document::BlockSink &Out) const;
  void addRule(const sema::Thing &T, document::BlockSink &Out) const;
  void addVerification(const sema::Thing &T, document::BlockSink &Out) const;
  void addMethodology(const sema::Thing &T, document::BlockSink &Out) const;
  void addRules(const char *Head, llvm::ArrayRef<ir::RuleId> Rules,
                const sema::Thing &T, document::BlockSink &Out) const;
  void addCommon(const sema::Thing &T, document::BlockSink &Out) const;
  void addEnd(const sema::Thing &T, document::BlockSink &Out) const;

  void link(document::Line &To, Name Full, const sema::Thing &From) const;
  void rules(document::Line &To, llvm::ArrayRef<ir::RuleId> Rules,
             const sema::Thing &From) const;
  document::Line alsoCalled(const sema::Thing &T) const;

  const Library &L;
  const ir::Program &P;
  Style S;
};

/// `std.aws.S3Bucket : a kind of element`, for a list: what it is in one or two
/// words.
std::string describeThing(const Library &L, const sema::Thing &T);
/// `shown(f : Flow, ways : [AuthN]) : bool`
std::string signature(const ir::Program &P, const ir::Func &F);
/// `minimum(target : Element, version : TlsVersion)`
std::string signature(const ir::Program &P, const ir::Verification &V);
/// The value of a provision or default as the library writes it.
std::string valueOf(const Library &L, ir::ExprId E);

/// Writes the members of an object about \p T; \p Whole: with everything that
/// LibraryText says, else what a list does.
void writeThing(const Library &L, const sema::Thing &T, bool Whole,
                document::JsonWriter &W);

} // namespace tmc::driver

#endif // TMC_DRIVER_LIBRARYTEXT_H
