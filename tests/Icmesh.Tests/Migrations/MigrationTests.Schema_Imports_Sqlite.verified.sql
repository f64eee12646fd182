CREATE TABLE "imports_mapping" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_imports_mapping" PRIMARY KEY,
    "UserName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Headings" TEXT NOT NULL,
    "Map" TEXT NOT NULL,
    "At" TEXT NOT NULL
);


CREATE TABLE "imports_run" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_imports_run" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "UserName" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Sha256" TEXT NOT NULL,
    "Rows" INTEGER NOT NULL,
    "Filtered" INTEGER NOT NULL,
    "Added" INTEGER NOT NULL,
    "Updated" INTEGER NOT NULL,
    "Unchanged" INTEGER NOT NULL,
    "Created" TEXT NOT NULL
);


CREATE UNIQUE INDEX "IX_imports_mapping_UserName_Kind_Headings" ON "imports_mapping" ("UserName", "Kind", "Headings");


CREATE INDEX "IX_imports_run_At" ON "imports_run" ("At");