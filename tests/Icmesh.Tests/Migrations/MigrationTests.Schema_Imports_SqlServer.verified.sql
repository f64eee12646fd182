CREATE TABLE [imports_mapping] (
    [Id] uniqueidentifier NOT NULL,
    [UserName] nvarchar(100) NOT NULL,
    [Kind] nvarchar(60) NOT NULL,
    [Headings] nvarchar(64) NOT NULL,
    [Map] nvarchar(max) NOT NULL,
    [At] datetime2 NOT NULL,
    CONSTRAINT [PK_imports_mapping] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [imports_run] (
    [Id] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [UserName] nvarchar(100) NOT NULL,
    [Kind] nvarchar(60) NOT NULL,
    [FileName] nvarchar(200) NOT NULL,
    [Sha256] nvarchar(64) NOT NULL,
    [Rows] int NOT NULL,
    [Filtered] int NOT NULL,
    [Added] int NOT NULL,
    [Updated] int NOT NULL,
    [Unchanged] int NOT NULL,
    [Created] nvarchar(1000) NOT NULL,
    CONSTRAINT [PK_imports_run] PRIMARY KEY ([Id])
);
GO


CREATE UNIQUE INDEX [IX_imports_mapping_UserName_Kind_Headings] ON [imports_mapping] ([UserName], [Kind], [Headings]);
GO


CREATE INDEX [IX_imports_run_At] ON [imports_run] ([At]);
GO