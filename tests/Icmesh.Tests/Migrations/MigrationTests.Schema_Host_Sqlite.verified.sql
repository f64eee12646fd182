CREATE TABLE "kernel_activity" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_kernel_activity" PRIMARY KEY,
    "Sequence" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "UserName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "SubjectId" TEXT NULL,
    "ContractorId" TEXT NULL,
    "SiteId" TEXT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Reason" TEXT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL
);


CREATE TABLE "kernel_outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_kernel_outbox" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Topic" TEXT NOT NULL,
    "ContractorId" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "DoneAt" TEXT NULL,
    "ClaimedUntil" TEXT NULL,
    "Attempts" INTEGER NOT NULL,
    "Error" TEXT NULL
);


CREATE TABLE "kernel_person_key" (
    "PersonId" TEXT NOT NULL CONSTRAINT "PK_kernel_person_key" PRIMARY KEY,
    "Wrapped" TEXT NULL,
    "At" TEXT NOT NULL,
    "DestroyedAt" TEXT NULL
);


CREATE INDEX "IX_kernel_activity_At" ON "kernel_activity" ("At");


CREATE INDEX "IX_kernel_activity_ContractorId_Sequence" ON "kernel_activity" ("ContractorId", "Sequence");


CREATE UNIQUE INDEX "IX_kernel_activity_Sequence" ON "kernel_activity" ("Sequence");


CREATE INDEX "IX_kernel_activity_SiteId_Sequence" ON "kernel_activity" ("SiteId", "Sequence");


CREATE INDEX "IX_kernel_activity_Subject_Sequence" ON "kernel_activity" ("Subject", "Sequence");


CREATE INDEX "IX_kernel_activity_Subject_SubjectId" ON "kernel_activity" ("Subject", "SubjectId");


CREATE INDEX "IX_kernel_activity_UserName_Sequence" ON "kernel_activity" ("UserName", "Sequence");


CREATE INDEX "IX_kernel_outbox_DoneAt_Id" ON "kernel_outbox" ("DoneAt", "Id");