CREATE TABLE "scorecards_current" (
    "ContractorId" TEXT NOT NULL CONSTRAINT "PK_scorecards_current" PRIMARY KEY,
    "BusinessDate" TEXT NOT NULL,
    "RuleSha256" TEXT NOT NULL,
    "EvaluatedAt" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Score" TEXT NULL,
    "Grade" TEXT NULL,
    "Coverage" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL
);


CREATE TABLE "scorecards_run" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_scorecards_run" PRIMARY KEY,
    "BusinessDate" TEXT NOT NULL,
    "RuleSha256" TEXT NOT NULL,
    "RulePath" TEXT NOT NULL,
    "RuleVersion" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Reason" TEXT NULL,
    "StartedBy" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "FinishedAt" TEXT NULL,
    "Status" TEXT NOT NULL,
    "Total" INTEGER NOT NULL,
    "Done" INTEGER NOT NULL,
    "LastCode" TEXT NULL,
    "WorkMilliseconds" INTEGER NOT NULL,
    "StopRequested" INTEGER NOT NULL,
    "LeaseOwner" TEXT NULL,
    "LeaseUntil" TEXT NULL,
    "Fencing" INTEGER NOT NULL
);


CREATE TABLE "scorecards_result" (
    "ContractorId" TEXT NOT NULL,
    "RunId" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Score" TEXT NULL,
    "Grade" TEXT NULL,
    "Coverage" TEXT NOT NULL,
    "Evidence" TEXT NOT NULL,
    CONSTRAINT "PK_scorecards_result" PRIMARY KEY ("RunId", "ContractorId"),
    CONSTRAINT "FK_scorecards_result_scorecards_run_RunId" FOREIGN KEY ("RunId") REFERENCES "scorecards_run" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_scorecards_result_ContractorId" ON "scorecards_result" ("ContractorId");


CREATE UNIQUE INDEX "IX_scorecards_run_BusinessDate_RuleSha256_Revision" ON "scorecards_run" ("BusinessDate", "RuleSha256", "Revision");