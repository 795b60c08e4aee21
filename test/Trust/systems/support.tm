// An agent that answers customers: it looks into old tickets, and may refund and mail.
// A first sketch, with little said. The threats are those that were written down for it before it was compiled.
//
// RUN: %tmc --emit=json -Wno-all %s | %python %S/../Inputs/about.py | FileCheck %s
//
// 1. The customer talks the agent into a refund.
// CHECK-DAG: {{^}}question TM-AI-001 Support.agent{{$}}
// 2. A ticket that the agent looks up gives it orders.
// CHECK-DAG: {{^}}question TM-AI-002 Support.agent{{$}}
// CHECK-DAG: {{^}}question TM-AI-009 Support.index{{$}}
// 3. Refunds are sent without anyone's consent.
// CHECK-DAG: {{^}}question TM-AI-005 Support.agent{{$}}
// 4. The agent acts for one customer with rights for all.
// CHECK-DAG: {{^}}question TM-AI-006 Support.agent{{$}}
// 5. It tells one customer what another wrote.
// CHECK-DAG: {{^}}question TM-AI-003 Support.agent{{$}}
// CHECK-DAG: {{^}}question TM-AI-008 Support.index{{$}}
// 6. Tickets leave by mail or by a link in an answer.
// CHECK-DAG: {{^}}question TM-AI-025 Support.agent{{$}}
// 7. Its answers are shown or carried out as they are.
// CHECK-DAG: {{^}}question TM-AI-004 Support.agent{{$}}
// CHECK-DAG: {{^}}question TM-WEB-001 Support.chat{{$}}
// 8. Secrets in the instructions are talked out of it.
// CHECK-DAG: {{^}}question TM-AI-007 Support.agent{{$}}
// 9. Its keys are within reach of the model.
// CHECK-DAG: {{^}}question TM-AI-027 Support.agent{{$}}
// 10. The provider keeps, and learns from, what it is sent.
// CHECK-DAG: {{^}}question TM-AI-014 Support.model{{$}}
// CHECK-DAG: {{^}}question TM-EXT-001 Support.model{{$}}
// 11. Strangers spend the budget.
// CHECK-DAG: {{^}}question TM-AI-012 Support.agent{{$}}
// 12. It is sure of what is wrong.
// CHECK-DAG: {{^}}question TM-AI-013 Support.agent{{$}}
// 13. It cannot be stopped, or runs on by itself.
// CHECK-DAG: {{^}}question TM-AI-026 Support.agent{{$}}
// CHECK-DAG: {{^}}question TM-AI-021 Support.agent{{$}}
// 14. Nobody can tell what it did for whom.
// CHECK-DAG: {{^}}question TM-AI-020 Support.agent{{$}}
// 15. The same refund twice.
// CHECK-DAG: {{^}}question TM-AUT-010 Support.pay{{$}}
// 16. Anyone in the account calls the refund tool.
// CHECK-DAG: {{^}}question TM-AUT-002 Support.pay{{$}}
// CHECK-DAG: {{^}}question TM-ACC-001 Support.refunds{{$}}
// 17. The key for the provider stays for years.
// CHECK-DAG: {{^}}question TM-AUT-008 Support.think{{$}}
// 18. Tickets on disk, in clear.
// CHECK-DAG: {{^}}question TM-STO-001 Support.tickets{{$}}

package support;

data Question : PersonalData;
data Ticket : PersonalData;
data Refund : Payment;
data Prompt { sensitivity = Internal; }

system Support {
  boundary internet : PublicInternet {
    customer : Customer;
    browser : Browser;
    model : ModelProvider;
    mailer : MailProvider;
  }
  boundary cloud : CloudAccount {
    chat : WebApplication;
    agent : Agent;
    index : VectorStore { stores = [Ticket]; }
    tickets : Postgres { stores = [Ticket]; }
    embedder : Worker;
    refunds : Tool;
    orders : Postgres { stores = [Refund]; }
  }
  flow ask : customer -> browser;
  flow talk : browser <-> chat via Https { carries = [Question]; }
  flow pass : chat <-> agent via Grpc { carries = [Question]; }
  flow think : agent <-> model via Https { carries = [Question, Ticket, Prompt]; }
  flow search : agent -> index via Grpc { carries = [Question]; returns = [Ticket]; }
  flow open : chat -> tickets via PgTls { carries = [Ticket]; }
  flow index_new : embedder -> tickets via PgTls { returns = [Ticket]; }
  flow learn : embedder -> index via Grpc { carries = [Ticket]; }
  flow pay : agent -> refunds via Grpc { carries = [Refund]; }
  flow book : refunds -> orders via PgTls { carries = [Refund]; }
  flow mail : agent -> mailer via Https { carries = [Question, Ticket]; }
}
