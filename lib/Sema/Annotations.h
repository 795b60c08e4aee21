//===- Annotations.h - `@name(value)` before a declaration ----------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#ifndef TMC_SEMA_ANNOTATIONS_H
#define TMC_SEMA_ANNOTATIONS_H

#include "Sema/Context.h"

namespace tmc::sema {

/// What an annotation may stand before.
enum class AnnotationPlace : uint16_t {
  Enum = 1,
  EnumValue = 2,
  Component = 4,
  Channel = 8,
  Zone = 16,
  Data = 32,
  Control = 64,
  Verification = 128,
  Function = 256,
  Attribute = 512,
};

/// A row of Annotations.def.
struct AnnotationInfo {
  llvm::StringRef Name;
  unsigned Places; ///< bits of AnnotationPlace
  llvm::StringRef Value;
  llvm::StringRef Meaning;
};
llvm::ArrayRef<AnnotationInfo> annotations();
/// `a component`, `an enum`.
std::string describe(AnnotationPlace Place);
/// Where \p A may stand: `an enum or a component`.
std::string describePlaces(const AnnotationInfo &A);
/// How \p A is written: `@shape("process"|"store")`.
std::string annotationForm(const AnnotationInfo &A);

/// Adds the annotations of \p Prefix (may be none) as properties. Those that
/// Annotations.def does not allow at \p Place are reported and left out.
Slice addAnnotations(Context &C, ModuleId M, ast::NodeId Prefix,
                     AnnotationPlace Place);

/// Checks the annotation \p A, an `@also` or `@formerly`: NameIndex.h finds
/// things by what it says.
void checkNames(Context &C, ModuleId M, ast::NodeId A);

/// The property \p Key of \p S, or null.
const ir::Property *findAnnotation(const ir::Program &P, Slice S,
                                   llvm::StringRef Key);

/// Reports the annotations of \p Prefix, which may be none, before a part of a
/// model of class \p Class: it takes none.
void rejectAnnotations(Context &C, ModuleId M, ast::NodeId Prefix,
                       ir::EntityClass Class);

} // namespace tmc::sema

#endif // TMC_SEMA_ANNOTATIONS_H
