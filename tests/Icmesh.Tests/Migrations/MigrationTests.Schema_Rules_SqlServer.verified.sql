CREATE TABLE [rules_draft] (
    [Path] nvarchar(100) NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [Author] nvarchar(500) NOT NULL,
    [Reason] nvarchar(2000) NOT NULL,
    [ChangedAt] datetime2 NOT NULL,
    [ChangedBy] nvarchar(100) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_rules_draft] PRIMARY KEY ([Path])
);
GO


CREATE TABLE [rules_version] (
    [Id] uniqueidentifier NOT NULL,
    [Path] nvarchar(100) NOT NULL,
    [Number] int NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Content] varbinary(max) NOT NULL,
    [Author] nvarchar(500) NOT NULL,
    [Reason] nvarchar(2000) NOT NULL,
    [AdoptedAt] datetime2 NOT NULL,
    [AdoptedBy] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_rules_version] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [rules_live] (
    [Path] nvarchar(100) NOT NULL,
    [VersionId] uniqueidentifier NOT NULL,
    [Since] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_rules_live] PRIMARY KEY ([Path]),
    CONSTRAINT [FK_rules_live_rules_version_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [rules_version] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_rules_live_VersionId] ON [rules_live] ([VersionId]);
GO


CREATE UNIQUE INDEX [IX_rules_version_Path_Number] ON [rules_version] ([Path], [Number]);
GO


CREATE UNIQUE INDEX [IX_rules_version_Sha256_Path] ON [rules_version] ([Sha256], [Path]);
GO