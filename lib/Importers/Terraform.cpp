//===- Terraform.cpp - Plans of Terraform as JSON -------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What `terraform show -json` writes of a plan. `planned_values` has the
/// resources, and `configuration` which of them names which. A resource is an
/// element, a boundary, or a detail of others: a rule, a role, an attachment.
/// Elements call what they name, also through details; security groups say who
/// may call whom.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Resources.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isTerraform(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->find("planned_values");
}

namespace {

class PlanImport {
public:
  explicit PlanImport(Import &I);
  void run();

private:
  void module(Value *M);
  void resource(Value *V);
  /// A module of the configuration, and what the call of it gives.
  struct Scope {
    std::string Path; ///< `module.net.`; empty at the root
    Value *Module;
    Value *Given = nullptr; ///< expressions by variable
    const Scope *Outer = nullptr;
    unsigned Depth = 0;
  };
  void configuration(const Scope &S);
  Scope inner(const Scope &S, StringRef Call) const;
  void references(Value &V, StringRef Key, const Scope &S, Resource &R);
  bool resolve(StringRef Text, const Scope &S, StringRef Key, Resource &R,
               unsigned Steps = 0) const;
  bool resolveAll(Value *Expression, const Scope &S, StringRef Key, Resource &R,
                  unsigned Steps) const;
  std::string named(StringRef Text, const std::string &Path) const;
  void group(Resource &R);

  Import &I;
  ModelWriter &Model;
  ResourceGraph Graph;
};

/// `module.a.aws_vpc.main` of `module.a[0].aws_vpc.main["x"]`.
std::string withoutIndices(StringRef Address) {
  std::string Out;
  unsigned Depth = 0;
  for (char C : Address) {
    Depth += C == '[';
    if (!Depth)
      Out += C;
    Depth -= C == ']' && Depth;
  }
  return Out;
}

/// Resources that are parts of others, by the ends of their types.
bool isDetail(StringRef Type) {
  static constexpr StringRef Ends[] = {"_policy",
                                       "_attachment",
                                       "_association",
                                       "_rule",
                                       "_listener",
                                       "_target_group",
                                       "_version",
                                       "_settings",
                                       "_permission",
                                       "_role",
                                       "_instance_profile",
                                       "_route",
                                       "_route_table",
                                       "_security_group",
                                       "_subnet_group",
                                       "_parameter_group",
                                       "_option_group",
                                       "_acl",
                                       "_ipset",
                                       "_deployment",
                                       "_stage",
                                       "_method",
                                       "_integration",
                                       "_response",
                                       "_resource",
                                       "_model",
                                       "_validator",
                                       "_authorizer",
                                       "_account",
                                       "_alarm",
                                       "_stream",
                                       "_record",
                                       "_eip",
                                       "_key_pair",
                                       "_private_key",
                                       "_password",
                                       "_launch_template",
                                       "_launch_configuration",
                                       "_subscription",
                                       "_mapping",
                                       "_access_block",
                                       "_encryption_configuration",
                                       "_versioning",
                                       "_configuration",
                                       "_member",
                                       "_binding",
                                       "_user",
                                       "_group",
                                       "_access_key",
                                       "_alias",
                                       "_interface",
                                       "_document",
                                       "_event_target",
                                       "_certificate",
                                       "_domain_name",
                                       "_sleep",
                                       "_resource_group",
                                       "_network_acl",
                                       "_controls",
                                       "_notification",
                                       "_logging",
                                       "_task_definition",
                                       "_capacity_providers",
                                       "_iam_member",
                                       "_service_account",
                                       "_address",
                                       "_cluster_instance",
                                       "_mount_target",
                                       "_file"};
  if (Type.ends_with("_delivery_stream") || Type.ends_with("_kinesis_stream"))
    return false;
  return llvm::any_of(Ends,
                      [&](StringRef End) { return Type.ends_with(End); }) ||
         Type.starts_with("random_") || Type.starts_with("null_") ||
         Type.starts_with("time_") || Type.starts_with("local_") ||
         Type.starts_with("tls_") || Type.starts_with("template_");
}

/// Attributes of a detail that say of what it is one.
constexpr StringRef Owners[] = {"role",
                                "roles",
                                "rest_api_id",
                                "api_id",
                                "load_balancer_arn",
                                "listener_arn",
                                "function_name",
                                "bucket",
                                "topic_arn",
                                "cluster",
                                "cluster_identifier",
                                "target_group_arn"};

PlanImport::PlanImport(Import &Of)
    : I(Of), Model(Of.Model), Graph(Of, "terraform", Owners) {}

constexpr StringRef NotHeld = "no setting of the language says it";

} // namespace

void PlanImport::resource(Value *V) {
  if (!V->isMap())
    return I.wrongType(*V, "resources", "maps");
  constexpr KeyFate Keys[] = {
      {"type", Fate::Approximated, "the kind says it"},
      {"name", Fate::Approximated, "the address says it"},
      {"index", Fate::Approximated,
       "what `count` and `for_each` make is one element"},
      {"mode", Fate::Lost, "it is about Terraform"},
      {"provider_name", Fate::Approximated, "the account says it"},
      {"schema_version", Fate::Lost, "it is about Terraform"},
      {"sensitive_values", Fate::Lost,
       "which values are secret is not held, and values are not copied"},
      {"values", Fate::Lost, NotHeld},
      {"depends_on", Fate::Lost,
       "in which order resources are made changes no threat"}};
  StringRef Mode = I.peek(V, "mode");
  std::string Address = withoutIndices(I.text(V, "address")),
              Type = I.peek(V, "type").str();
  markKeys(V, Keys);
  if (Mode == "data" || Address.empty() || Type.empty())
    return Import::lost(V, "it is not made by the plan");
  Resource &R = Graph.add(Address);
  if (++R.Instances > 1)
    return;
  R.Type = Type;
  R.Values = I.map(V, "values");
  R.At = V->find("address")->At;
  R.Provider = StringRef(Type).split('_').first.str();
  R.IsDetail = isDetail(Type);
  R.IsGroup = Type == "aws_security_group";
  R.IsPublic = I.K.map("terraform.Zones", Type) &&
               I.flag(R.Values, "map_public_ip_on_launch") == true;
  // `vpc.main` of `module.vpc.aws_vpc.main`; the comment has the address.
  R.Title = StringRef(Address).rsplit('.').second.str();
  if (StringRef Path = Address; Path.consume_front("module."))
    R.Title =
        Path.split(".module.").first.split('.').first.str() + "." + R.Title;
}

void PlanImport::module(Value *M) {
  if (Value *All = I.list(M, "resources"))
    for (const Entry &E : All->Entries)
      resource(E.Item);
  if (Value *All = I.list(M, "child_modules"))
    for (const Entry &E : All->Entries) {
      if (E.Item->isMap())
        module(E.Item);
      markKeys(E.Item, {{{"address", Fate::Approximated,
                          "addresses of resources say it"}}});
    }
}

/// The resource that \p Text names, or empty: `aws_vpc.main` of
/// `aws_vpc.main.id`.
std::string PlanImport::named(StringRef Text, const std::string &Path) const {
  for (size_t Dot = Text.find('.'); Dot != StringRef::npos;
       Dot = Text.find('.', Dot + 1)) {
    std::string Address =
        Path + withoutIndices(Text.take_front(Text.find('.', Dot + 1)));
    if (Graph.contains(Address))
      return Address;
  }
  return {};
}

/// The module that \p S calls as \p Call; without a module if there is none.
PlanImport::Scope PlanImport::inner(const Scope &S, StringRef Call) const {
  Value *Calls = S.Module ? S.Module->find("module_calls") : nullptr;
  Value *Row = Calls ? Calls->find(Call) : nullptr;
  return {S.Path + "module." + Call.str() + ".",
          Row ? Row->find("module") : nullptr,
          Row ? Row->find("expressions") : nullptr, &S, S.Depth + 1};
}

/// Whether anything in \p Expression names a resource; \p R then names it.
bool PlanImport::resolveAll(Value *Expression, const Scope &S, StringRef Key,
                            Resource &R, unsigned Steps) const {
  bool Any = false;
  for (const Entry &E : Expression ? Expression->Entries : std::vector<Entry>())
    if (Expression->isMap() && E.Key == "references" && E.Item->isList()) {
      for (const Entry &Ref : E.Item->Entries)
        Any |= resolve(Ref.Item->Text, S, Key, R, Steps);
    } else {
      Any |= resolveAll(E.Item, S, Key, R, Steps);
    }
  return Any;
}

/// Follows \p Text to a resource: at once, or through what the module was given
/// (`var.x`) or what one that it calls hands out (`module.net.vpc_id`).
bool PlanImport::resolve(StringRef Text, const Scope &S, StringRef Key,
                         Resource &R, unsigned Steps) const {
  // More steps are a circle, or nobody's plan.
  constexpr unsigned MaxSteps = 16;
  if (Steps == MaxSteps)
    return false;
  if (std::string Found = named(Text, S.Path); !Found.empty()) {
    R.name(Found, Key);
    return true;
  }
  if (Text.consume_front("var."))
    return S.Outer && S.Given &&
           resolveAll(S.Given->find(Text.split('.').first), *S.Outer, Key, R,
                      Steps + 1);
  if (!Text.consume_front("module."))
    return false;
  auto [Call, Rest] = Text.split('.');
  Scope Inner = inner(S, Call.split('[').first);
  Value *Outputs = Inner.Module ? Inner.Module->find("outputs") : nullptr;
  return Outputs &&
         resolveAll(Outputs->find(Rest.split('.').first.split('[').first),
                    Inner, Key, R, Steps + 1);
}

/// Collects the resources that an expression names.
void PlanImport::references(Value &V, StringRef Key, const Scope &S,
                            Resource &R) {
  for (const Entry &E : V.Entries) {
    if (!V.isMap() || E.Key != "references" || !E.Item->isList()) {
      references(*E.Item, V.isMap() && E.Key != "constant_value" ? E.Key : Key,
                 S, R);
      continue;
    }
    for (const Entry &Ref : E.Item->Entries) {
      if (resolve(Ref.Item->Text, S, Key, R))
        Import::imported(Ref.Item);
      else
        Import::lost(Ref.Item, "it names no resource of the plan");
    }
  }
}

void PlanImport::configuration(const Scope &S) {
  constexpr unsigned MaxDepth = 32;
  if (!S.Module || S.Depth == MaxDepth)
    return;
  if (Value *All = I.list(S.Module, "resources"))
    for (const Entry &E : All->Entries) {
      Import::lost(E.Item, "planned_values has it");
      Resource *R = Graph.find(S.Path + I.peek(E.Item, "address").str());
      if (Value *Expressions = I.map(E.Item, "expressions"); R && Expressions)
        references(*Expressions, "", S, *R);
    }
  Value *Calls = I.map(S.Module, "module_calls");
  for (const Entry &E : Calls ? Calls->Entries : std::vector<Entry>()) {
    Import::approximated(E.Item, "what modules are given, and hand out, is "
                                 "followed to resources");
    configuration(inner(S, E.Key));
  }
}

/// The rules of a security group, and rules that are resources.
void PlanImport::group(Resource &R) {
  auto IsAnyone = [&](Value *Rule) {
    for (StringRef Key : {"cidr_blocks", "ipv6_cidr_blocks"})
      if (Value *All = Rule->find(Key))
        for (const Entry &E : All->Entries)
          if (E.Item->Text == "0.0.0.0/0" || E.Item->Text == "::/0") {
            Import::imported(E.Item);
            return true;
          }
    return I.peek(Rule, "cidr_ipv4") == "0.0.0.0/0";
  };
  if (R.IsGroup) {
    Value *Rules = I.list(R.Values, "ingress");
    for (const Entry &E : Rules ? Rules->Entries : std::vector<Entry>())
      if (E.Item->isMap() && IsAnyone(E.Item))
        Graph.allow("", R.Address, I.text(E.Item, "from_port"),
                    R.Address + " lets in any address, " + I.where(E.Item->At),
                    E.Item->At);
    return;
  }
  const bool Ingress = R.Type == "aws_vpc_security_group_ingress_rule" ||
                       (R.Type == "aws_security_group_rule" &&
                        I.peek(R.Values, "type") == "ingress");
  const bool Egress = R.Type == "aws_vpc_security_group_egress_rule" ||
                      (R.Type == "aws_security_group_rule" && !Ingress);
  if ((!Ingress && !Egress) || !R.Values)
    return;
  StringRef Port = I.text(R.Values, "from_port");
  std::string Why = R.Address + ", " + I.where(R.At);
  for (const std::string &Own : R.ByKey["security_group_id"]) {
    if (Graph.find(Own) && Ingress && IsAnyone(R.Values))
      Graph.allow("", Own, Port, Why, R.At);
    for (StringRef Key :
         {"source_security_group_id", "referenced_security_group_id"})
      for (const std::string &Other : R.ByKey[Key.str()])
        Ingress ? Graph.allow(Other, Own, Port, Why, R.At)
                : Graph.allow(Own, Other, Port, Why, R.At);
  }
}

void PlanImport::run() {
  Model.system("Infrastructure");
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    if (Value *Planned = I.map(Top, "planned_values")) {
      module(I.map(Planned, "root_module"));
      markKeys(Planned, {{{"outputs", Fate::Lost,
                           "what others read of the plan is not held"}}});
    }
    if (Value *Config = I.map(Top, "configuration")) {
      configuration({"", I.map(Config, "root_module")});
      for (const Entry &E : Config->Entries)
        if (E.Item->Became == Fate::Unread)
          Import::lost(E.Item, "how Terraform is set up is not held");
    }
    constexpr KeyFate Keys[] = {
        {"format_version", Fate::Lost,
         "the version of the format changes no threat"},
        {"terraform_version", Fate::Lost,
         "the version of the program changes no threat"},
        {"variables", Fate::Lost, "planned_values has what is made of them"},
        {"resource_changes", Fate::Lost,
         "planned_values has what they come to"},
        {"resource_drift", Fate::Lost, "planned_values has what they come to"},
        {"output_changes", Fate::Lost,
         "what others read of the plan is not held"},
        {"prior_state", Fate::Lost,
         "the model is of what will be, not of what was"},
        {"relevant_attributes", Fate::Lost, "it is about Terraform"},
        {"checks", Fate::Lost, "it is about Terraform"},
        {"timestamp", Fate::Lost, "when it was planned changes no threat"},
        {"applyable", Fate::Lost, "it is about Terraform"},
        {"complete", Fate::Lost, "it is about Terraform"},
        {"errored", Fate::Lost, "it is about Terraform"}};
    markKeys(Top, Keys);
  }
  Graph.build();
  for (Resource &R : Graph.resources())
    if (!R.Part)
      group(R);
}

void importers::importTerraform(Import &I) { PlanImport(I).run(); }
