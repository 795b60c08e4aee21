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

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isTerraform(const SourceTree &Tree) {
  return !Tree.Documents.empty() && Tree.Documents[0]->find("planned_values");
}

namespace {

/// All instances of a resource: what `count` and `for_each` make is one.
struct Resource {
  std::string Address; ///< without indices
  std::string Type;
  Value *Values = nullptr; ///< of the first instance
  Range At;
  unsigned Instances = 0;
  bool IsZone = false, IsStore = false;
  PartId Part;                    ///< none of a detail
  std::vector<std::string> Names; ///< resources that it names
  std::map<std::string, std::vector<std::string>>
      ByKey; ///< the same, by attribute
};

class PlanImport {
public:
  explicit PlanImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void module(Value *M);
  void resource(Value *V);
  void configuration(Value *M, const std::string &Path);
  void references(Value &V, StringRef Key, const std::string &Path, Resource &R,
                  unsigned Depth);
  void declare(Resource &R);
  void settings(Resource &R);
  void shareDetails();
  std::vector<Resource *> reachable(Resource &R, bool ThroughZones);
  void place(Resource &R);
  void calls(Resource &R);
  void group(Resource &R);
  void open(Resource &Group, StringRef Port, const std::string &Why);
  void allow(const std::string &From, const std::string &To, StringRef Port,
             const std::string &Why);
  std::vector<Resource *> members(const std::string &Group);
  void call(PartId From, PartId To, StringRef Port, const std::string &Why);
  PartId account(const Resource &R);
  PartId callers();
  Resource *find(StringRef Address) {
    auto It = ByAddress.find(Address);
    return It == ByAddress.end() ? nullptr : &Resources[It->second];
  }

  Import &I;
  ModelWriter &Model;
  std::deque<Resource> Resources;
  llvm::StringMap<size_t> ByAddress;
  std::map<std::string, PartId> Accounts;
  PartId Internet, Callers;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, PartId> Flows;
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

bool isGroup(const Resource &R) { return R.Type == "aws_security_group"; }

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
  auto [It, IsNew] = ByAddress.try_emplace(Address, Resources.size());
  if (IsNew) {
    Resource &R = Resources.emplace_back();
    R.Address = Address;
    R.Type = Type;
    R.Values = I.map(V, "values");
    R.At = V->At;
  }
  ++Resources[It->second].Instances;
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

/// Collects the resources that an expression names.
void PlanImport::references(Value &V, StringRef Key, const std::string &Path,
                            Resource &R, unsigned Depth) {
  for (const Entry &E : V.Entries) {
    if (V.isMap() && E.Key == "references" && E.Item->isList()) {
      for (const Entry &Ref : E.Item->Entries) {
        StringRef Text = Ref.Item->Text;
        std::string Found;
        // `aws_vpc.main.id` names `aws_vpc.main`.
        for (size_t Dot = Text.find('.');
             Dot != StringRef::npos && Found.empty();
             Dot = Text.find('.', Dot + 1)) {
          size_t End = Text.find('.', Dot + 1);
          std::string Address = Path + withoutIndices(Text.take_front(End));
          if (ByAddress.count(Address))
            Found = Address;
        }
        if (Found.empty()) {
          Import::lost(Ref.Item, "it names no resource of the plan");
          continue;
        }
        Import::imported(Ref.Item);
        if (Found != R.Address && !llvm::is_contained(R.Names, Found))
          R.Names.push_back(Found);
        if (std::vector<std::string> &Of = R.ByKey[Key.str()];
            Found != R.Address && !llvm::is_contained(Of, Found))
          Of.push_back(Found);
      }
    } else {
      references(*E.Item, V.isMap() && E.Key != "constant_value" ? E.Key : Key,
                 Path, R, Depth + 1);
    }
  }
}

void PlanImport::configuration(Value *M, const std::string &Path) {
  if (Value *All = I.list(M, "resources"))
    for (const Entry &E : All->Entries) {
      Import::lost(E.Item, "planned_values has it");
      Resource *R = find(Path + I.peek(E.Item, "address").str());
      if (Value *Expressions = I.map(E.Item, "expressions"); R && Expressions)
        references(*Expressions, "", Path, *R, 0);
    }
  Value *Calls = I.map(M, "module_calls");
  for (const Entry &E : Calls ? Calls->Entries : std::vector<Entry>()) {
    Import::lost(E.Item, "what modules are given is not followed");
    if (Value *Inner = I.map(E.Item, "module"))
      configuration(Inner, Path + "module." + E.Key.str() + ".");
  }
}

PartId PlanImport::account(const Resource &R) {
  StringRef Provider = StringRef(R.Type).split('_').first;
  const Kind *What = I.K.map("terraform.Accounts", Provider);
  if (!What)
    return {};
  PartId &P = Accounts[Provider.str()];
  if (!P) {
    P = Model.boundary({}, *What, (Provider + " account").str());
    Model.comment(P, "What the provider of the resources makes them in.");
  }
  return P;
}

PartId PlanImport::callers() {
  if (!Callers) {
    Internet = Model.boundary({}, I.kind("PublicInternet"), "Internet");
    Callers = Model.element(Internet, I.kind("UserAgent"), "Callers");
    Model.comment(Callers, "Whoever may call from any address.");
  }
  return Callers;
}

void PlanImport::declare(Resource &R) {
  // `vpc.main` of `module.vpc.aws_vpc.main`; the comment has the address.
  std::string Title = StringRef(R.Address).rsplit('.').second.str();
  if (StringRef Path = R.Address; Path.consume_front("module."))
    Title = Path.split(".module.").first.split('.').first.str() + "." + Title;
  if (const Kind *Zone = I.K.map("terraform.Zones", R.Type)) {
    if (R.Type == "aws_subnet" &&
        I.flag(R.Values, "map_public_ip_on_launch") == true)
      if (const Kind *Public = I.K.map("terraform.Zones", "public subnet"))
        Zone = Public;
    R.IsZone = true;
    R.Part = Model.boundary(account(R), *Zone, Title);
  } else if (const Kind *Store = I.K.map("terraform.Stores", R.Type)) {
    R.IsStore = true;
    R.Part = Model.element(account(R), *Store, Title);
  } else if (I.K.map("terraform.Components", R.Type) || !isDetail(R.Type)) {
    R.Part = Model.element(
        account(R), I.kindFor("terraform.Components", R.Type, "Service", R.At),
        Title);
  } else {
    return;
  }
  Model.comment(R.Part,
                R.Address + ", " + I.where(R.At) +
                    (R.Instances > 1
                         ? ", " + std::to_string(R.Instances) + " instances"
                         : ""));
  settings(R);
}

void PlanImport::settings(Resource &R) {
  if (R.IsZone)
    return;
  if (std::optional<bool> Is = I.flag(R.Values, "multi_az"))
    Model.set(R.Part, "redundant", *Is ? "true" : "false");
  if (!R.IsStore)
    return;
  for (StringRef Key :
       {"storage_encrypted", "encrypted", "at_rest_encryption_enabled"})
    if (std::optional<bool> Is = I.flag(R.Values, Key))
      Model.set(R.Part, "encrypted_at_rest", *Is ? "true" : "false",
                Key.str() + ", " + I.where(R.Values->find(Key)->At));
  if (std::optional<bool> Is = I.flag(R.Values, "publicly_accessible"))
    Model.set(R.Part, "network_restricted", *Is ? "false" : "true",
              "publicly_accessible, " +
                  I.where(R.Values->find("publicly_accessible")->At));
}

/// What a detail names, that of which it is a detail names, too: a policy of a
/// role lets the role use what the policy names.
void PlanImport::shareDetails() {
  for (Resource &R : Resources) {
    if (R.Part || isGroup(R))
      continue;
    for (StringRef Key : Owners) {
      auto It = R.ByKey.find(Key.str());
      if (It == R.ByKey.end())
        continue;
      for (const std::string &Owner : It->second)
        if (Resource *Of = find(Owner))
          for (const std::string &Name : R.Names)
            if (Name != Owner && !llvm::is_contained(Of->Names, Name))
              Of->Names.push_back(Name);
    }
  }
}

/// Elements and boundaries that \p R names, itself or through details.
std::vector<Resource *> PlanImport::reachable(Resource &R, bool ThroughGroups) {
  std::vector<Resource *> Out;
  llvm::SetVector<Resource *> Work;
  Work.insert(&R);
  for (size_t N = 0; N != Work.size(); ++N)
    for (const std::string &Name : std::vector<std::string>(Work[N]->Names)) {
      Resource *To = find(Name);
      if (!To || To == &R || (isGroup(*To) && !ThroughGroups))
        continue;
      if (To->Part) {
        if (!llvm::is_contained(Out, To))
          Out.push_back(To);
      } else {
        Work.insert(To);
      }
    }
  return Out;
}

void PlanImport::place(Resource &R) {
  bool Placed = false;
  std::vector<Resource *> Around = reachable(R, /*ThroughGroups=*/false);
  // Subnets before networks, as they are the closer ones.
  llvm::stable_sort(Around, [](const Resource *A, const Resource *B) {
    return StringRef(A->Type).contains("subnet") >
           StringRef(B->Type).contains("subnet");
  });
  bool InSubnet = false;
  for (Resource *Z : Around) {
    if (!Z->IsZone || Model.isIn(Z->Part, R.Part))
      continue;
    bool IsSubnet = StringRef(Z->Type).contains("subnet");
    if (!Placed)
      Model.move(R.Part, Z->Part);
    else if (!R.IsZone && (IsSubnet || !InSubnet))
      Model.add(R.Part, "also_in", Model.name(Z->Part));
    Placed = true;
    InSubnet |= IsSubnet;
  }
  if (Placed || R.IsZone)
    return;
  for (Resource *Z : reachable(R, /*ThroughGroups=*/true))
    if (Z->IsZone && !Placed) {
      Model.move(R.Part, Z->Part);
      Placed = true;
    }
}

void PlanImport::call(PartId From, PartId To, StringRef Port,
                      const std::string &Why) {
  if (From == To)
    return;
  PartId &F = Flows[{From.index(), To.index()}];
  if (!F)
    F = Model.flow(From, To, I.K.map("compose.Ports", Port), "");
  unsigned Number;
  if (!Port.getAsInteger(10, Number) && Number && Number < 65536)
    Model.set(F, "port", Port);
  Model.comment(F, Why);
}

void PlanImport::calls(Resource &R) {
  for (Resource *To : reachable(R, /*ThroughGroups=*/false)) {
    if (To->IsZone)
      continue;
    const bool Direct = llvm::is_contained(R.Names, To->Address);
    std::string Why =
        R.Address +
        (Direct ? " names " : " names, through what belongs to it, ") +
        To->Address + ", " + I.where(R.At);
    // A store calls nobody: what it names uses it.
    if (R.IsStore && !To->IsStore)
      call(To->Part, R.Part, "", Why);
    else if (!R.IsStore)
      call(R.Part, To->Part, "", Why);
  }
}

std::vector<Resource *> PlanImport::members(const std::string &Group) {
  std::vector<Resource *> Out;
  for (Resource &R : Resources)
    if (R.Part && !R.IsZone && llvm::is_contained(R.Names, Group))
      Out.push_back(&R);
  return Out;
}

void PlanImport::allow(const std::string &From, const std::string &To,
                       StringRef Port, const std::string &Why) {
  for (Resource *A : members(From))
    for (Resource *B : members(To))
      if (!A->IsStore)
        call(A->Part, B->Part, Port, Why);
}

void PlanImport::open(Resource &Group, StringRef Port, const std::string &Why) {
  for (Resource *R : members(Group.Address))
    call(callers(), R->Part, Port, Why);
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
  if (isGroup(R)) {
    Value *Rules = I.list(R.Values, "ingress");
    for (const Entry &E : Rules ? Rules->Entries : std::vector<Entry>())
      if (E.Item->isMap() && IsAnyone(E.Item))
        open(R, I.text(E.Item, "from_port"),
             R.Address + " lets in any address, " + I.where(E.Item->At));
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
    if (Resource *G = find(Own); G && Ingress && IsAnyone(R.Values))
      open(*G, Port, Why);
    for (StringRef Key :
         {"source_security_group_id", "referenced_security_group_id"})
      for (const std::string &Other : R.ByKey[Key.str()])
        Ingress ? allow(Other, Own, Port, Why) : allow(Own, Other, Port, Why);
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
      if (Value *Root = I.map(Config, "root_module"))
        configuration(Root, "");
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
  for (Resource &R : Resources)
    declare(R);
  shareDetails();
  for (Resource &R : Resources)
    if (R.Part && R.IsZone)
      place(R);
  for (Resource &R : Resources)
    if (R.Part && !R.IsZone) {
      place(R);
      calls(R);
    }
  for (Resource &R : Resources)
    if (!R.Part)
      group(R);
}

void importers::importTerraform(Import &I) { PlanImport(I).run(); }
