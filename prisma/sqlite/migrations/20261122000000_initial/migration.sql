-- CreateTable
CREATE TABLE "Circular" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "casePrefix" TEXT NOT NULL,
    "numbersFrom" INTEGER NOT NULL DEFAULT 0,
    "revisesId" TEXT,
    "revision" TEXT,
    "digest" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "draft" TEXT NOT NULL,
    "corrections" TEXT NOT NULL DEFAULT '[]',
    "choices" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "importedBy" TEXT,
    "importedAt" DATETIME NOT NULL,
    "confirmedBy" TEXT,
    "secrecyCheckedBy" TEXT,
    "secrecyCheckedAt" DATETIME,
    "submittedBy" TEXT,
    "submittedAt" DATETIME,
    "approvedBy" TEXT,
    "publishedAt" DATETIME,
    "dueOn" TEXT,
    "planDigest" TEXT,
    "nextDueAt" DATETIME,
    CONSTRAINT "Circular_revisesId_fkey" FOREIGN KEY ("revisesId") REFERENCES "Circular" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CircularFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circularId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "keptBy" TEXT NOT NULL,
    "keptAt" DATETIME NOT NULL,
    CONSTRAINT "CircularFile_circularId_fkey" FOREIGN KEY ("circularId") REFERENCES "Circular" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DiscardedCircular" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "importedBy" TEXT,
    "importedAt" DATETIME NOT NULL,
    "discardedBy" TEXT NOT NULL,
    "discardedAt" DATETIME NOT NULL,
    "reason" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "IndicatorPhrase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Case" (
    "no" TEXT NOT NULL PRIMARY KEY,
    "circularId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "unitId" TEXT NOT NULL,
    "supervisorId" TEXT,
    "accountId" TEXT,
    "accountName" TEXT,
    "platform" TEXT,
    "site" TEXT,
    "documentNumber" TEXT,
    "problem" TEXT NOT NULL,
    "indicator" TEXT,
    "veto" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "provenance" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "roundAt" DATETIME NOT NULL,
    "dueOn" TEXT,
    "dueTime" TEXT,
    "deadlineBase" TEXT NOT NULL,
    "deadlineDays" INTEGER,
    "deadlineUnit" TEXT,
    "deadlineText" TEXT,
    "noticedAt" DATETIME,
    "acknowledgedAt" DATETIME,
    "acknowledgedBy" TEXT,
    "repliedAt" DATETIME,
    "repliedBy" TEXT,
    "waitingFor" TEXT,
    "waitingSince" DATETIME,
    "asked" TEXT,
    "fixed" TEXT NOT NULL,
    "reported" TEXT NOT NULL,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    "outside" TEXT,
    "repeats" TEXT NOT NULL,
    "remindAskedAt" DATETIME,
    "blocked" TEXT,
    "frozen" TEXT,
    "noticeRound" INTEGER NOT NULL DEFAULT 0,
    "amendedAt" DATETIME,
    "nextDueAt" DATETIME,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Case_circularId_fkey" FOREIGN KEY ("circularId") REFERENCES "Circular" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Case_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Case_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CaseEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseNo" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    CONSTRAINT "CaseEvent_caseNo_fkey" FOREIGN KEY ("caseNo") REFERENCES "Case" ("no") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circularId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "oaNumber" TEXT,
    "receivedAt" DATETIME NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "note" TEXT,
    CONSTRAINT "Report_circularId_fkey" FOREIGN KEY ("circularId") REFERENCES "Circular" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Report_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Freeze" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "reviewOn" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "liftedBy" TEXT,
    "liftedAt" DATETIME
);

-- CreateTable
CREATE TABLE "LookBack" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circularId" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "share" INTEGER NOT NULL,
    "drawnBy" TEXT NOT NULL,
    "drawnAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LookBackItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "lookBackId" TEXT NOT NULL,
    "caseNo" TEXT NOT NULL,
    "outcome" TEXT,
    "note" TEXT,
    "by" TEXT,
    "at" DATETIME,
    "newCaseNo" TEXT,
    CONSTRAINT "LookBackItem_lookBackId_fkey" FOREIGN KEY ("lookBackId") REFERENCES "LookBack" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RepeatProposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseNo" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "text" TEXT NOT NULL,
    "caseNos" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "oaNumber" TEXT,
    "untilOn" TEXT,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    "undoUntil" DATETIME,
    "before" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "submissionId" TEXT,
    "caseNos" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "mediaId" TEXT,
    "state" TEXT NOT NULL,
    "digest" TEXT,
    "fileName" TEXT,
    "contentType" TEXT,
    "bytes" INTEGER,
    "attempts" INTEGER NOT NULL,
    "nextTryAt" DATETIME
);

-- CreateTable
CREATE TABLE "Talk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "circularId" TEXT NOT NULL,
    "caseNos" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "mustAttend" TEXT NOT NULL DEFAULT 'leader',
    "state" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    "postponedTo" TEXT,
    "meetingId" TEXT,
    "entrustedTo" TEXT,
    "entrustedAt" DATETIME,
    "schedule" TEXT,
    "scheduledBy" TEXT,
    "invitedAt" DATETIME,
    "unitTold" BOOLEAN NOT NULL DEFAULT false,
    "countyTold" BOOLEAN NOT NULL DEFAULT false,
    "confirmation" TEXT,
    "absences" TEXT NOT NULL DEFAULT '[]',
    "heldAt" DATETIME,
    "record" TEXT,
    "commitments" TEXT NOT NULL,
    "reportDueOn" TEXT,
    "report" TEXT,
    "verification" TEXT,
    "endedAt" DATETIME,
    "nextDueAt" DATETIME,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Talk_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TalkEntry" (
    "talkId" TEXT NOT NULL PRIMARY KEY,
    "wecomId" TEXT,
    "wanted" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "caseNos" TEXT NOT NULL,
    "assignee" TEXT,
    "openedAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "closedBy" TEXT,
    "note" TEXT,
    "announcedAt" DATETIME,
    "nextDueAt" DATETIME
);

-- CreateTable
CREATE TABLE "Department" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "parentId" INTEGER NOT NULL,
    "crawl" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Member" (
    "userid" TEXT NOT NULL PRIMARY KEY,
    "folded" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "departments" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "crawl" INTEGER NOT NULL,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "returnedIn" INTEGER
);

-- CreateTable
CREATE TABLE "Crawl" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "state" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME,
    "waiting" TEXT,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "userid" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "unreachableAt" DATETIME,
    "leftAt" DATETIME,
    "textOnly" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "StandIn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userid" TEXT NOT NULL,
    "standIn" TEXT NOT NULL,
    "fromOn" TEXT NOT NULL,
    "untilOn" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL,
    "region" TEXT,
    "parentId" TEXT,
    "formerNames" TEXT NOT NULL DEFAULT '[]',
    "mergedIntoId" TEXT,
    "mergedOn" TEXT,
    "retiredOn" TEXT,
    CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "userid" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "sinceAt" DATETIME,
    CONSTRAINT "Contact_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_userid_fkey" FOREIGN KEY ("userid") REFERENCES "Person" ("userid") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "status" TEXT,
    "statusOn" TEXT,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "retiredOn" TEXT,
    CONSTRAINT "Account_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccountEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "formerName" TEXT,
    "formerUnit" TEXT,
    "note" TEXT,
    CONSTRAINT "AccountEvent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PastFinding" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "circular" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "account" TEXT,
    "indicator" TEXT,
    "problem" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "LearnedName" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "printed" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "within" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "LoginLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "osUser" TEXT
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PolicyAct" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "version" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Arrival" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "dedupeKey" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT,
    "settledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "to" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "content" TEXT NOT NULL,
    "listed" TEXT NOT NULL,
    "circularIds" TEXT NOT NULL,
    "subject" TEXT,
    "plannedOn" TEXT NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL,
    "leaseUntil" DATETIME,
    "firstTriedAt" DATETIME,
    "triedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "wecomId" TEXT,
    "responseCode" TEXT,
    "responseCodeAt" DATETIME
);

-- CreateTable
CREATE TABLE "Obligation" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "subjectId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "userid" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "settledAt" DATETIME,
    "messageId" TEXT,
    CONSTRAINT "Obligation_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "Message" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CardUpdate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "to" TEXT NOT NULL,
    "responseCode" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "closedAs" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "error" TEXT
);

-- CreateTable
CREATE TABLE "Chat" (
    "userid" TEXT NOT NULL PRIMARY KEY,
    "question" TEXT,
    "askedAt" DATETIME,
    "topic" TEXT NOT NULL,
    "topicAt" DATETIME,
    "list" TEXT NOT NULL,
    "listAt" DATETIME,
    "tasks" TEXT NOT NULL DEFAULT '[]'
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "osUser" TEXT,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "prev" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Circular_code_key" ON "Circular"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Circular_digest_key" ON "Circular"("digest");

-- CreateIndex
CREATE INDEX "Circular_revisesId_idx" ON "Circular"("revisesId");

-- CreateIndex
CREATE INDEX "Circular_nextDueAt_idx" ON "Circular"("nextDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "CircularFile_circularId_digest_key" ON "CircularFile"("circularId", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorPhrase_code_phrase_key" ON "IndicatorPhrase"("code", "phrase");

-- CreateIndex
CREATE INDEX "Case_nextDueAt_idx" ON "Case"("nextDueAt");

-- CreateIndex
CREATE INDEX "Case_dueOn_no_state_waitingFor_frozen_severity_unitId_circularId_idx" ON "Case"("dueOn", "no", "state", "waitingFor", "frozen", "severity", "unitId", "circularId");

-- CreateIndex
CREATE INDEX "Case_circularId_seq_state_dueOn_waitingFor_frozen_severity_unitId_idx" ON "Case"("circularId", "seq", "state", "dueOn", "waitingFor", "frozen", "severity", "unitId");

-- CreateIndex
CREATE INDEX "Case_unitId_state_dueOn_no_waitingFor_frozen_severity_circularId_idx" ON "Case"("unitId", "state", "dueOn", "no", "waitingFor", "frozen", "severity", "circularId");

-- CreateIndex
CREATE INDEX "Case_state_dueOn_no_waitingFor_frozen_severity_unitId_circularId_idx" ON "Case"("state", "dueOn", "no", "waitingFor", "frozen", "severity", "unitId", "circularId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_circularId_seq_key" ON "Case"("circularId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "CaseEvent_caseNo_seq_key" ON "CaseEvent"("caseNo", "seq");

-- CreateIndex
CREATE INDEX "Report_circularId_unitId_idx" ON "Report"("circularId", "unitId");

-- CreateIndex
CREATE INDEX "Freeze_kind_subjectId_liftedAt_idx" ON "Freeze"("kind", "subjectId", "liftedAt");

-- CreateIndex
CREATE INDEX "LookBack_circularId_idx" ON "LookBack"("circularId");

-- CreateIndex
CREATE UNIQUE INDEX "LookBackItem_lookBackId_caseNo_key" ON "LookBackItem"("lookBackId", "caseNo");

-- CreateIndex
CREATE INDEX "RepeatProposal_state_idx" ON "RepeatProposal"("state");

-- CreateIndex
CREATE UNIQUE INDEX "RepeatProposal_caseNo_ref_key" ON "RepeatProposal"("caseNo", "ref");

-- CreateIndex
CREATE INDEX "Evidence_state_nextTryAt_idx" ON "Evidence"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "Evidence_by_at_idx" ON "Evidence"("by", "at");

-- CreateIndex
CREATE INDEX "Talk_unitId_state_idx" ON "Talk"("unitId", "state");

-- CreateIndex
CREATE INDEX "Talk_meetingId_idx" ON "Talk"("meetingId");

-- CreateIndex
CREATE INDEX "Talk_entrustedTo_idx" ON "Talk"("entrustedTo");

-- CreateIndex
CREATE INDEX "Talk_nextDueAt_idx" ON "Talk"("nextDueAt");

-- CreateIndex
CREATE INDEX "TalkEntry_state_notBefore_idx" ON "TalkEntry"("state", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "Task_key_key" ON "Task"("key");

-- CreateIndex
CREATE INDEX "Task_closedAt_nextDueAt_idx" ON "Task"("closedAt", "nextDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Member_folded_key" ON "Member"("folded");

-- CreateIndex
CREATE INDEX "Member_name_idx" ON "Member"("name");

-- CreateIndex
CREATE INDEX "Crawl_state_notBefore_idx" ON "Crawl"("state", "notBefore");

-- CreateIndex
CREATE INDEX "StandIn_userid_idx" ON "StandIn"("userid");

-- CreateIndex
CREATE INDEX "StandIn_standIn_idx" ON "StandIn"("standIn");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE INDEX "Contact_userid_idx" ON "Contact"("userid");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_unitId_userid_role_key" ON "Contact"("unitId", "userid", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Account_name_platform_unitId_key" ON "Account"("name", "platform", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "AccountEvent_accountId_type_on_key" ON "AccountEvent"("accountId", "type", "on");

-- CreateIndex
CREATE INDEX "PastFinding_unitId_idx" ON "PastFinding"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "PastFinding_circular_unitId_account_problem_key" ON "PastFinding"("circular", "unitId", "account", "problem");

-- CreateIndex
CREATE UNIQUE INDEX "LearnedName_kind_printed_issuer_within_key" ON "LearnedName"("kind", "printed", "issuer", "within");

-- CreateIndex
CREATE INDEX "Session_userid_idx" ON "Session"("userid");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_userid_name_key" ON "SavedView"("userid", "name");

-- CreateIndex
CREATE INDEX "PolicyAct_version_idx" ON "PolicyAct"("version");

-- CreateIndex
CREATE UNIQUE INDEX "Arrival_dedupeKey_key" ON "Arrival"("dedupeKey");

-- CreateIndex
CREATE INDEX "Arrival_state_receivedAt_idx" ON "Arrival"("state", "receivedAt");

-- CreateIndex
CREATE INDEX "Message_state_notBefore_idx" ON "Message"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Message_to_settledAt_idx" ON "Message"("to", "settledAt");

-- CreateIndex
CREATE INDEX "Message_triedAt_idx" ON "Message"("triedAt");

-- CreateIndex
CREATE INDEX "Obligation_subjectId_idx" ON "Obligation"("subjectId");

-- CreateIndex
CREATE INDEX "Obligation_messageId_idx" ON "Obligation"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "CardUpdate_responseCode_key" ON "CardUpdate"("responseCode");

-- CreateIndex
CREATE INDEX "CardUpdate_state_notBefore_idx" ON "CardUpdate"("state", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");
