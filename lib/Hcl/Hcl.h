//===- Hcl.h - Files in HCL -----------------------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The syntax of HCL 2: blocks, attributes and expressions. Expressions that
/// are not texts, numbers, words, lists or objects are kept as they are
/// written; nothing is evaluated.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_HCL_HCL_H
#define TMC_HCL_HCL_H

#include "Basic/Diagnostics.h"

#include <optional>
#include <string>
#include <vector>

namespace tmc::hcl {

enum class ValueSort : uint8_t {
  Text, ///< in quotes or a heredoc, with escapes resolved
  Number,
  Word,       ///< `true`, `null` or a name
  Expression, ///< anything else, as it is written
  List,
  Object,
  Block
};

struct Value;

/// A label of a block, and where it is.
struct Label {
  std::string Text;
  Range At;
};

/// An attribute, an entry of an object, an item of a list (which has no key),
/// or a block, whose key is its type.
struct Item {
  std::string Key;
  Range KeyAt;
  std::unique_ptr<Value> Of;
};

struct Value {
  ValueSort Sort = ValueSort::Word;
  std::string Text;
  Range At;
  std::vector<Label> Labels; ///< of a block
  std::vector<Item> Items;   ///< of a list, an object or a block
};

/// The body of \p File, as a block without a type. None after a report: of
/// what is not HCL, or nested more than \p MaxDepth levels deep.
std::optional<Value> parse(FileId File, Diagnostics &Diags, unsigned MaxDepth);

} // namespace tmc::hcl

#endif // TMC_HCL_HCL_H
