CREATE TABLE "privacy_erasure" (
    "SubjectId" TEXT NOT NULL CONSTRAINT "PK_privacy_erasure" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NOT NULL
);


CREATE TABLE "privacy_hold" (
    "SubjectId" TEXT NOT NULL CONSTRAINT "PK_privacy_hold" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Reason" TEXT NOT NULL
);


CREATE INDEX "IX_privacy_erasure_At" ON "privacy_erasure" ("At");