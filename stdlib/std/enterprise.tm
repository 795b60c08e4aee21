/// Systems of most organisations: planning, customers, content, files, printing, mainframes.
package std.enterprise;

import std.core.*;
import std.compute as compute;
import std.db as db;
import std.messaging as messaging;
import std.web as web;

/// A product with pages that people of the organisation work in.
@also("line-of-business application", "LOB application")
abstract component BusinessApplication : web.WebApplication { ready_made = true; }

/// Planning of an enterprise's money, goods and people: SAP, Dynamics, Oracle.
@also("ERP", "SAP")
component ErpSystem : BusinessApplication;

/// Customer relationship management: data about customers, and contacts with them.
@also("CRM")
component CrmSystem : BusinessApplication;

/// Employees: contracts, pay, absences.
@also("HRIS", "HCM")
component HrSystem : BusinessApplication;

/// Pages that editors write and visitors read: WordPress, Drupal, TYPO3. Plug-ins of others run in it.
@also("CMS", "WordPress")
component ContentManagementSystem : BusinessApplication;

/// Pages that everyone in an organisation writes: Confluence, MediaWiki.
component Wiki : BusinessApplication;

/// Requests and faults, and who works on them: Jira, ServiceNow, OTRS.
@also("ITSM", "issue tracker")
component TicketSystem : BusinessApplication;

/// Documents with versions and rights.
@also("DMS", "ECM")
component DocumentManagement : BusinessApplication;

/// A shop that a product brings: Magento, Shopware, WooCommerce.
@also("e-commerce site", "online shop")
component WebShop : BusinessApplication;

/// A bank's accounts and the transactions between them.
@also("core banking")
component CoreBankingSystem : Process;

/// Treatment, findings and bills of a hospital.
@also("HIS", "EHR", "EMR")
component HospitalInformationSystem : BusinessApplication;

/// Files that partners exchange, with receipts.
@also("MFT")
component ManagedFileTransfer : Process { does = [AcceptsUploads]; ready_made = true; }

/// A program that uses other programs' screens as a person would, with that person's rights.
@also("RPA", "RPA bot")
component RoboticProcess : compute.Worker;

/// An engine that decides by business rules.
@also("BRMS")
component RulesEngine : compute.Service;

/// An engine for processes with steps by people and programs.
@also("BPM engine", "Camunda")
component WorkflowEngine : compute.Service;

/// A bus that connects programs of an enterprise, and translates between them.
@also("ESB")
component EnterpriseServiceBus : messaging.Broker;

/// A broker of events between programs.
@also("event broker")
component EventBus : messaging.Broker;

/// A server that runs programs of others: WebSphere, WebLogic, Tomcat, IIS.
@also("Tomcat", "JBoss", "WildFly", "WebLogic", "app server")
component ApplicationServer : web.WebApplication { ready_made = true; }

/// One program that does everything, in one process.
component Monolith : web.WebApplication;

/// A small service with one job, deployed separately.
component Microservice : web.ApiService;

/// A mainframe: many programs and their data on one machine.
@also("z/OS")
component Mainframe : Process { ready_made = true; }

/// A system that still works and that nobody changes any more.
component LegacySystem : Process;

/// Files of people and programs in folders, over SMB or NFS.
component FileServer : db.FileStore { ready_made = true; }

/// Files that are put and fetched over SFTP.
@also("SFTP host")
component SftpServer : db.FileStore { ready_made = true; }

/// Files that are put and fetched over FTP.
component FtpServer : db.FileStore { ready_made = true; }

/// A box of disks in the network.
@also("NAS")
component NetworkAttachedStorage : db.FileStore { ready_made = true; }

/// Disks that machines of a data centre share.
@also("SAN")
component StorageAreaNetwork : db.FileStore { ready_made = true; public_access = false; }

/// Tapes, in a machine or in a safe.
@also("tape")
component TapeLibrary : db.BackupStore;

/// Settings of programs, in a file.
component ConfigFile : db.LocalDisk;

/// Log lines in a file of the machine that writes them.
component LogFile : db.LogStore { public_access = false; }

/// Settings of a Windows machine and of its programs.
@also("registry hive")
component WindowsRegistry : db.LocalDisk;

/// A server through which many machines print. Documents wait on it.
component PrintServer : Process { does = [ParsesDocuments]; ready_made = true; }
