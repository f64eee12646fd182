CREATE TABLE "rules_version" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_rules_version" PRIMARY KEY,
    "Path" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "AdoptedAt" TEXT NOT NULL,
    "AdoptedBy" TEXT NOT NULL
);


CREATE TABLE "rules_live" (
    "Path" TEXT NOT NULL CONSTRAINT "PK_rules_live" PRIMARY KEY,
    "VersionId" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_rules_live_rules_version_VersionId" FOREIGN KEY ("VersionId") REFERENCES "rules_version" ("Id") ON DELETE RESTRICT
);


CREATE INDEX "IX_rules_live_VersionId" ON "rules_live" ("VersionId");


CREATE UNIQUE INDEX "IX_rules_version_Path_Number" ON "rules_version" ("Path", "Number");


CREATE INDEX "IX_rules_version_Sha256" ON "rules_version" ("Sha256");