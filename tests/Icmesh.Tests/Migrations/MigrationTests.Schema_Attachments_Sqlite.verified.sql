CREATE TABLE "attachments_attachment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_attachments_attachment" PRIMARY KEY,
    "Subject" TEXT NOT NULL,
    "SubjectId" TEXT NOT NULL,
    "ContractorId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL
);


CREATE INDEX "IX_attachments_attachment_State" ON "attachments_attachment" ("State");


CREATE INDEX "IX_attachments_attachment_Subject_SubjectId_At" ON "attachments_attachment" ("Subject", "SubjectId", "At");