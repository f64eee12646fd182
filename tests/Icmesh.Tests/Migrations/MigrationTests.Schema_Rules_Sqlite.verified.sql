CREATE TABLE "rules_draft" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_rules_draft" PRIMARY KEY,
    "Sha256" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Author" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "ChangedBy" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);


CREATE TABLE "rules_version" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_rules_version" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Author" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "AdoptedAt" TEXT NOT NULL,
    "AdoptedBy" TEXT NOT NULL
);


CREATE TABLE "rules_live" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_rules_live" PRIMARY KEY,
    "VersionId" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_rules_live_rules_version_VersionId" FOREIGN KEY ("VersionId") REFERENCES "rules_version" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_rules_live_VersionId" ON "rules_live" ("VersionId");


CREATE UNIQUE INDEX "IX_rules_version_Path_Number" ON "rules_version" ("Path", "Number");


CREATE UNIQUE INDEX "IX_rules_version_Sha256_Path" ON "rules_version" ("Sha256", "Path");