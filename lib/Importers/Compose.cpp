//===- Compose.cpp - Stacks of Docker Compose -----------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A service is an element on the machine that runs the stack, by the name of
/// its image; a network is a boundary. A service calls another one if its
/// environment, a link or the order in which they start says so. A port that is
/// published is a flow from outside.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Images.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isCompose(const SourceTree &Tree) {
  if (Tree.Documents.empty())
    return false;
  const Value *Services = Tree.Documents[0]->find("services");
  return Services && Services->isMap() && !Tree.Documents[0]->find("Resources");
}

namespace {

struct Service {
  StringRef Name;
  Value *V = nullptr;
  Range At; ///< of its name
  PartId Element;
};

/// A secret of the stack, or variables with the same value.
struct Secret {
  std::string Name;
  std::vector<std::string> Comments;
  std::vector<PartId> Holders;
};

class ComposeImport {
public:
  explicit ComposeImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void networks(Value *Top);
  void secrets(Value *Top);
  void service(Service &S);
  void place(Service &S);
  void image(Service &S);
  void ports(Service &S);
  void port(Service &S, Value &V);
  void publish(Service &S, StringRef Address, StringRef Published,
               StringRef Target, StringRef Protocol, Range At);
  void environment(Service &S);
  void variable(Service &S, StringRef Name, Value &V, StringRef Text);
  void calls(Service &S);
  void volumes(Service &S);
  void volume(Service &S, Value &V, StringRef Source, StringRef Target);
  void privileges(Service &S);
  bool isStore(PartId P) const {
    return I.K.map("compose.Protocols", Model.kindOf(P).Name);
  }
  void writeSecrets();
  void call(Service &From, Service &To, StringRef Scheme, StringRef Port,
            const llvm::Twine &Why, Range At);
  Service *find(StringRef Name);
  PartId network(StringRef Name);
  PartId outside();

  Import &I;
  ModelWriter &Model;
  PartId Machine, Internet, Callers;
  std::vector<Service> Services;
  llvm::StringMap<size_t> ByName;
  llvm::StringMap<PartId> Networks, Volumes;
  llvm::StringMap<size_t> ByValue, BySecret;
  std::vector<Secret> Secrets;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, PartId> Flows;
};

constexpr KeyFate ServiceKeys[] = {
    {"restart", Fate::Lost,
     "when a service is started again changes no threat"},
    {"healthcheck", Fate::Lost, "how its health is checked changes no threat"},
    {"stdin_open", Fate::Lost, "it is about a terminal"},
    {"tty", Fate::Lost, "it is about a terminal"},
    {"logging", Fate::Lost,
     "the language does not say where logs of a container go"},
    {"command", Fate::Lost,
     "the language does not hold how a program is started"},
    {"entrypoint", Fate::Lost,
     "the language does not hold how a program is started"},
    {"working_dir", Fate::Lost,
     "the language does not hold how a program is started"},
    {"platform", Fate::Lost,
     "the language does not hold the architecture of a machine"},
    {"deploy", Fate::Lost,
     "the language does not hold how many instances there are and what each "
     "may use"},
    {"scale", Fate::Lost,
     "the language does not hold how many instances there are"},
    {"labels", Fate::Lost, "what a label means is up to whoever reads it"},
    {"profiles", Fate::Lost, "a service is imported whatever its profile"},
    {"expose", Fate::Lost,
     "services of one network reach all ports of each other"},
    {"hostname", Fate::Approximated, "the name is used to find who calls it"},
    {"container_name", Fate::Approximated,
     "the name is used to find who calls it"},
    {"env_file", Fate::Lost, "files that the source names are not read"},
    {"extends", Fate::Lost, "files that the source names are not read"},
    {"configs", Fate::Lost, "files that the source names are not read"},
    {"init", Fate::Lost, "it is about processes of a container"},
    {"stop_grace_period", Fate::Lost, "it is about the end of a container"},
    {"ulimits", Fate::Lost, "the language does not hold limits of a process"},
    {"user", Fate::Lost, "the language does not hold the user of a container"},
    {"sysctls", Fate::Lost, "the language does not hold settings of a kernel"},
    {"mem_limit", Fate::Lost, "the language does not hold limits of a process"},
};

} // namespace

Service *ComposeImport::find(StringRef Name) {
  auto It = ByName.find(Name);
  return It == ByName.end() ? nullptr : &Services[It->second];
}

PartId ComposeImport::network(StringRef Name) {
  PartId &P = Networks[Name];
  if (!P) {
    P = Model.boundary(
        Machine, I.kindFor("compose.Networks", "bridge", "PrivateNetwork", {}),
        Name);
    Model.comment(P, "The network of services that name none.");
  }
  return P;
}

/// Who reaches the published ports.
PartId ComposeImport::outside() {
  if (!Callers) {
    Internet = Model.boundary({}, I.kind("PublicInternet"), "Outside");
    Model.comment(Internet,
                  "Whoever reaches the machine. Taken to be the internet: the "
                  "source publishes ports on all addresses, and does not say "
                  "what protects them.");
    Callers = Model.element(Internet, I.kind("UserAgent"), "Callers");
  }
  return Callers;
}

void ComposeImport::networks(Value *Top) {
  Value *All = I.map(Top, "networks");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    StringRef Driver = "bridge";
    if (E.Item->isMap() && !I.peek(E.Item, "driver").empty())
      Driver = I.text(E.Item, "driver");
    PartId P = Model.boundary(
        Driver == "overlay" ? PartId() : Machine,
        I.kindFor("compose.Networks", Driver, "PrivateNetwork", E.KeyAt),
        E.Key);
    Model.comment(P, "network " + E.Key.str() + ", " + I.where(E.KeyAt));
    Model.deployed(P, E.KeyAt, "networks." + E.Key.str());
    Networks[E.Key] = P;
    if (E.Item->isLeaf())
      Import::imported(E.Item);
    if (std::optional<bool> Inner = I.flag(E.Item, "internal"); Inner && *Inner)
      Model.comment(P, "It has no way out: `internal: true`.");
    constexpr KeyFate Keys[] = {
        {"external", Fate::Lost,
         "what others put into the network is not in the source"},
        {"name", Fate::Lost, "the name that others use changes no threat"},
        {"ipam", Fate::Lost, "the language does not hold ranges of addresses"},
        {"driver_opts", Fate::Lost,
         "the language does not hold options of drivers"},
        {"attachable", Fate::Lost,
         "what others put into the network is not in the source"}};
    markKeys(E.Item, Keys);
  }
}

void ComposeImport::secrets(Value *Top) {
  Value *All = I.map(Top, "secrets");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    Secret &New = Secrets.emplace_back();
    New.Name = E.Key.str();
    New.Comments.push_back("secret " + E.Key.str() + ", " + I.where(E.KeyAt));
    if (StringRef File = I.peek(E.Item, "file"); !File.empty()) {
      New.Comments.push_back("It comes from the file " + File.str() + ".");
      Import::approximated(E.Item->find("file"), "it is in a comment");
    }
    if (E.Item->isLeaf())
      Import::imported(E.Item);
    BySecret[E.Key] = Secrets.size() - 1;
  }
}

void ComposeImport::image(Service &S) {
  StringRef Image = I.peek(S.V, "image");
  const Kind *What = nullptr;
  Range At = S.V->At;
  if (!Image.empty()) {
    At = S.V->find("image")->At;
    What = kindOfImage(I.K, Image);
    if (What)
      Import::imported(S.V->find("image"));
    else
      Import::approximated(S.V->find("image"),
                           "no mapping has the image; it is a service");
    if (!What && !S.V->find("build"))
      What = &I.kindFor("compose.Images", imageName(Image), "Service", At);
  }
  // What the stack builds is somebody's own, whatever it is called.
  if (!What)
    What = &I.kind("Service");
  S.Element = Model.element(Machine, *What, S.Name);
  Model.deployed(S.Element, S.At, "services." + S.Name.str());
  for (StringRef Key : {"hostname", "container_name"})
    Model.alias(S.Element, I.peek(S.V, Key));
  std::string Line = "service " + S.Name.str() + ", " + I.where(S.V->At);
  if (!Image.empty())
    Line += ", image " + Image.str();
  Model.comment(S.Element, Line);
  if (Value *Build = S.V->find("build")) {
    Model.comment(
        S.Element,
        "Built from " +
            (Build->isScalar() ? Build->Text : I.peek(Build, "context")).str() +
            ".");
    Import::approximated(Build, "it is in a comment");
  }
}

void ComposeImport::place(Service &S) {
  std::vector<std::pair<StringRef, Value *>> Names;
  if (Value *V = S.V->find("networks"); V && !V->isScalar())
    for (const Entry &E : V->Entries)
      Names.push_back({V->isMap()           ? E.Key
                       : E.Item->isScalar() ? E.Item->Text
                                            : "",
                       E.Item});
  StringRef Mode = I.text(S.V, "network_mode");
  if (Mode == "host") {
    Model.comment(S.Element,
                  "On the network of the machine: `network_mode: host`.");
    return;
  }
  if (Names.empty())
    return Model.move(S.Element, network("default"));
  bool First = true;
  for (auto [Name, V] : Names) {
    if (!Networks.count(Name) && Name != "default") {
      I.Diags.report(diag::ImportDangling, V->At) << "network" << Name;
      Import::lost(V, "it names no network of the source");
      continue;
    }
    PartId P = network(Name);
    if (V->isLeaf())
      Import::imported(V);
    else
      Import::lost(
          V, "the language does not hold names and addresses in a network");
    if (First)
      Model.move(S.Element, P);
    else
      Model.add(S.Element, "also_in", Model.name(P));
    First = false;
  }
}

void ComposeImport::publish(Service &S, StringRef Address, StringRef Published,
                            StringRef Target, StringRef Protocol, Range At) {
  if (Address == "127.0.0.1" || Address == "::1" || Address == "localhost") {
    Model.comment(S.Element, "Port " + Target.str() +
                                 " is published on the machine itself only, " +
                                 I.where(At) + ".");
    return;
  }
  const Kind *Via = I.K.map("compose.Ports", Target);
  if (!Via && Protocol == "udp")
    Via = &I.kind("Udp");
  PartId F = Model.flow(outside(), S.Element, Via, "");
  Model.madeFrom(F, At);
  if (isStore(S.Element))
    Model.bothWays(F);
  unsigned Number;
  if (!Published.getAsInteger(10, Number) && Number && Number < 65536)
    Model.set(F, "port", Published);
  Model.comment(F, "Port " + Target.str() + " is published, " + I.where(At));
}

/// `80`, `8080:80`, `127.0.0.1:8080:80/udp`, or the long form.
void ComposeImport::port(Service &S, Value &V) {
  if (V.isMap()) {
    publish(S, I.text(&V, "host_ip"), I.text(&V, "published"),
            I.text(&V, "target"), I.text(&V, "protocol"), V.At);
    constexpr KeyFate Keys[] = {
        {"mode", Fate::Lost,
         "the language does not hold how a port is balanced"},
        {"name", Fate::Lost, "the name of a port changes no threat"},
        {"app_protocol", Fate::Lost, "it is a hint for other tools"}};
    markKeys(&V, Keys);
    return;
  }
  auto [Rest, Protocol] = V.Text.split('/');
  StringRef Address, Published, Target = Rest;
  if (Rest.contains(':')) {
    std::tie(Rest, Target) = Rest.rsplit(':');
    Published = Rest;
    if (Rest.contains(':')) {
      std::tie(Address, Published) = Rest.rsplit(':');
      Address = Address.trim("[]");
    }
  }
  // `3000` alone is published on a port that is chosen when it starts.
  publish(S, Address, Published, Target, Protocol, V.At);
  if (Target.contains('-'))
    Import::approximated(&V, "a range of ports is one flow");
  else
    Import::imported(&V);
}

void ComposeImport::ports(Service &S) {
  if (Value *All = I.list(S.V, "ports"))
    for (const Entry &E : All->Entries)
      port(S, *E.Item);
}

void ComposeImport::call(Service &From, Service &To, StringRef Scheme,
                         StringRef Port, const llvm::Twine &Why, Range At) {
  if (From.Element == To.Element)
    return;
  PartId &F = Flows[{From.Element.index(), To.Element.index()}];
  if (!F) {
    const Kind *Via = I.K.map("compose.Schemes", Scheme);
    if (!Via)
      Via = I.K.map("compose.Ports", Port);
    if (!Via)
      Via = I.K.map("compose.Protocols", Model.kindOf(To.Element).Name);
    F = Model.flow(From.Element, To.Element, Via, "");
    Model.madeFrom(F, At);
    if (isStore(To.Element))
      Model.bothWays(F);
  }
  unsigned Number;
  if (!Port.getAsInteger(10, Number) && Number && Number < 65536)
    Model.set(F, "port", Port);
  Model.comment(F, Why.str());
}

/// Looks for names of services in the value of a variable: alone, as
/// `db:5432`, and in addresses.
void ComposeImport::variable(Service &S, StringRef Name, Value &V,
                             StringRef Text) {
  // What is a secret is not copied; equal ones are one secret.
  if (isSecretName(Name) && !Text.empty()) {
    if (Text.starts_with("${")) {
      Import::approximated(
          &V, "its name is in the model, and its value comes from elsewhere");
    } else {
      Import::approximated(
          &V, "its name is in the model, and its value stays in the source");
    }
    auto [It, IsNew] = ByValue.try_emplace(Text, Secrets.size());
    if (IsNew)
      Secrets.push_back(
          {Name.str(),
           {Text.starts_with("${")
                ? "From the environment of whoever starts the stack."
                : "The source has its value in cleartext."},
           {}});
    Secret &Of = Secrets[It->second];
    Of.Comments.push_back("variable " + Name.str() + " of " + S.Name.str() +
                          ", " + I.where(V.At));
    Of.Holders.push_back(S.Element);
    return;
  }
  bool Called = false;
  forEachAddress(Name, Text, [&](const AddressUse &Use) {
    if (Service *To = find(Use.Host)) {
      call(S, *To, Use.Scheme, Use.Port,
           "variable " + Name + " names it, " + I.where(V.At), V.At);
      Called = true;
    }
  });
  if (Called)
    Import::imported(&V);
  else
    Import::lost(&V, "the variable names no service and no secret");
}

void ComposeImport::environment(Service &S) {
  Value *All = S.V->find("environment");
  if (!All)
    return;
  All->NamedKeys = true;
  for (const Entry &E : All->Entries) {
    if (!E.Item->isScalar()) {
      Import::lost(E.Item, "the variable has no value in the source");
      continue;
    }
    StringRef Name = E.Key, Text = E.Item->Text;
    if (All->isList())
      std::tie(Name, Text) = Text.split('=');
    variable(S, Name, *E.Item, Text);
  }
}

void ComposeImport::calls(Service &S) {
  for (StringRef Key : {"links", "depends_on"}) {
    Value *All = S.V->find(Key);
    if (!All || All->isLeaf())
      continue;
    for (const Entry &E : All->Entries) {
      StringRef Name = All->isMap()         ? E.Key
                       : E.Item->isScalar() ? E.Item->Text
                                            : "";
      Service *To = find(Name.split(':').first);
      if (!To) {
        I.Diags.report(diag::ImportDangling, E.KeyAt) << "service" << Name;
        Import::lost(E.Item, "it names no service of the source");
        continue;
      }
      call(S, *To, "", "", Key + ", " + I.where(E.KeyAt), E.KeyAt);
      Import::approximated(
          E.Item,
          Key == "links"
              ? "a link is taken for a call"
              : "the order in which services start is taken for a call");
    }
  }
}

void ComposeImport::volume(Service &S, Value &V, StringRef Source,
                           StringRef Target) {
  if (Source.ends_with("docker.sock")) {
    Model.set(S.Element, "privileged", "true",
              "it may start containers on the machine: docker.sock, " +
                  I.where(V.At));
    Import::imported(&V);
    return;
  }
  auto It = Volumes.find(Source);
  if (It == Volumes.end()) {
    Model.comment(S.Element, Source.empty()
                                 ? "Files in " + Target.str() + "."
                                 : "Files of the machine: " + Source.str() +
                                       " as " + Target.str() + ", " +
                                       I.where(V.At) + ".");
    Import::approximated(&V, "it is in a comment");
    return;
  }
  // What speaks a protocol of stores is one, and keeps its data in the volume.
  if (isStore(S.Element)) {
    Model.comment(S.Element, "It keeps its data in the volume " + Source.str() +
                                 ", " + I.where(V.At) + ".");
    Import::approximated(&V, "the volume of a store is a part of it");
    return;
  }
  if (!It->second) {
    It->second = Model.element(Machine, I.kind("FileStore"), Source);
    Model.comment(It->second, "volume " + Source.str());
    Model.deployed(It->second, V.At, "volumes." + Source.str());
  }
  PartId F = Model.flow(S.Element, It->second, &I.kind("LocalCall"), "");
  Model.madeFrom(F, V.At);
  Model.bothWays(F);
  Model.comment(F, "mounted as " + Target.str() + ", " + I.where(V.At));
  Import::imported(&V);
}

void ComposeImport::volumes(Service &S) {
  Value *All = I.list(S.V, "volumes");
  if (!All)
    return;
  for (const Entry &E : All->Entries) {
    if (E.Item->isMap()) {
      StringRef Source = I.peek(E.Item, "source"),
                Target = I.peek(E.Item, "target");
      volume(S, *E.Item, Source, Target);
    } else if (E.Item->isScalar()) {
      auto [Source, Target] = E.Item->Text.split(':');
      if (Target.empty())
        std::swap(Source, Target);
      volume(S, *E.Item, Source, Target);
    }
  }
}

void ComposeImport::privileges(Service &S) {
  if (std::optional<bool> Is = I.flag(S.V, "privileged"))
    Model.set(S.Element, "privileged", *Is ? "true" : "false");
  for (StringRef Key : {"cap_add", "devices", "security_opt", "pid", "ipc",
                        "cap_drop", "read_only"})
    if (Value *V = S.V->find(Key)) {
      std::string Text = V->isScalar() ? V->Text.str() : "";
      for (const Entry &E : V->Entries)
        if (E.Item->isScalar())
          Text += (Text.empty() ? "" : ", ") + E.Item->Text.str();
      Model.comment(S.Element, Key.str() + ": " + Text);
      Import::approximated(V, "it is in a comment");
    }
  Value *All = I.list(S.V, "secrets");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    StringRef Name = E.Item->isMap() ? I.peek(E.Item, "source") : E.Item->Text;
    auto It = BySecret.find(Name);
    if (It == BySecret.end()) {
      I.Diags.report(diag::ImportDangling, E.Item->At) << "secret" << Name;
      Import::lost(E.Item, "it names no secret of the source");
      continue;
    }
    Secrets[It->second].Holders.push_back(S.Element);
    Import::imported(E.Item);
  }
}

/// A program keeps the secrets that it is given, and shows them to a store that
/// has the same one. What a store alone has is said in a comment: its list of
/// data would not be all that it keeps.
void ComposeImport::writeSecrets() {
  for (const Secret &S : Secrets) {
    if (llvm::all_of(S.Holders, [&](PartId P) { return isStore(P); })) {
      for (PartId P : S.Holders)
        Model.comment(P, "It has the secret " + S.Name + ".");
      continue;
    }
    PartId D = Model.data(&I.kind("ServiceSecret"), S.Name);
    for (const std::string &C : S.Comments)
      Model.comment(D, C);
    for (PartId P : S.Holders) {
      Model.add(D, "held_by", Model.path(P));
      if (!isStore(P))
        Model.add(P, "stores", Model.path(D));
      for (PartId To : S.Holders)
        if (auto It = Flows.find({P.index(), To.index()}); It != Flows.end()) {
          Model.set(It->second, "authn", "Password");
          Model.add(It->second, "credentials", Model.path(D));
        }
    }
  }
}

void ComposeImport::service(Service &S) {
  place(S);
  ports(S);
  environment(S);
  calls(S);
  volumes(S);
  privileges(S);
  markKeys(S.V, ServiceKeys);
}

void ComposeImport::run() {
  Value *First = I.Trees[0].Documents[0];
  StringRef Name = I.text(First, "name");
  if (Name.empty()) {
    StringRef Path = I.Trees[0].Path;
    Name = llvm::sys::path::stem(Path);
    if (Name.contains("compose"))
      Name = llvm::sys::path::filename(llvm::sys::path::parent_path(Path));
    if (Name.empty() || Name == "." || Name == "..")
      Name = "Stack";
  }
  Model.system(Name);
  Machine = Model.boundary({}, I.kind("Host"), "Machine");
  Model.comment(Machine, "The machine that runs the stack.");
  for (SourceTree &Tree : I.Trees)
    for (Value *Top : Tree.Documents) {
      markKeys(Top, {{{"version", Fate::Lost,
                       "the version of the format changes no threat"}}});
      networks(Top);
      secrets(Top);
      if (Value *All = I.map(Top, "volumes")) {
        All->NamedKeys = true;
        for (const Entry &E : All->Entries) {
          Volumes[E.Key];
          if (E.Item->isLeaf())
            Import::imported(E.Item);
          else
            Import::lost(E.Item,
                         "the language does not hold options of drivers");
        }
      }
      Value *All = I.map(Top, "services");
      if (!All)
        continue;
      All->NamedKeys = true;
      for (const Entry &E : All->Entries) {
        if (!E.Item->isMap()) {
          I.wrongType(*E.Item, E.Key, "a map");
          Import::lost(E.Item, "a service is a map");
          continue;
        }
        Service S{E.Key, E.Item, E.KeyAt, {}};
        if (const Service *Before = find(S.Name))
          S.Element = Before->Element; // a further file adds to it
        else
          image(S);
        ByName.try_emplace(S.Name, Services.size());
        for (StringRef Key : {"container_name", "hostname"})
          if (StringRef Other = I.peek(S.V, Key); !Other.empty())
            ByName.try_emplace(Other, Services.size());
        Services.push_back(S);
      }
    }
  for (Service &S : Services)
    service(S);
  writeSecrets();
}

void importers::importCompose(Import &I) { ComposeImport(I).run(); }
