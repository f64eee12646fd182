CREATE TABLE [scorecards_current] (
    [ContractorId] uniqueidentifier NOT NULL,
    [BusinessDate] date NOT NULL,
    [RuleSha256] nvarchar(64) NOT NULL,
    [EvaluatedAt] datetime2 NOT NULL,
    [Outcome] nvarchar(40) NOT NULL,
    [Score] decimal(9,6) NULL,
    [Grade] nvarchar(20) NULL,
    [Coverage] decimal(9,6) NOT NULL,
    [Evidence] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_scorecards_current] PRIMARY KEY ([ContractorId])
);
GO


CREATE TABLE [scorecards_run] (
    [Id] uniqueidentifier NOT NULL,
    [BusinessDate] date NOT NULL,
    [RuleSha256] nvarchar(64) NOT NULL,
    [RulePath] nvarchar(100) NOT NULL,
    [RuleVersion] int NOT NULL,
    [Revision] int NOT NULL,
    [Reason] nvarchar(1000) NULL,
    [StartedBy] nvarchar(100) NOT NULL,
    [StartedAt] datetime2 NOT NULL,
    [FinishedAt] datetime2 NULL,
    [Status] nvarchar(40) NOT NULL,
    [Total] int NOT NULL,
    [Done] int NOT NULL,
    [LastCode] nvarchar(40) NULL,
    [WorkMilliseconds] bigint NOT NULL,
    [StopRequested] bit NOT NULL,
    [LeaseOwner] nvarchar(200) NULL,
    [LeaseUntil] datetime2 NULL,
    [Fencing] bigint NOT NULL,
    CONSTRAINT [PK_scorecards_run] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [scorecards_result] (
    [ContractorId] uniqueidentifier NOT NULL,
    [RunId] uniqueidentifier NOT NULL,
    [Outcome] nvarchar(40) NOT NULL,
    [Score] decimal(9,6) NULL,
    [Grade] nvarchar(20) NULL,
    [Coverage] decimal(9,6) NOT NULL,
    [Evidence] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_scorecards_result] PRIMARY KEY ([RunId], [ContractorId]),
    CONSTRAINT [FK_scorecards_result_scorecards_run_RunId] FOREIGN KEY ([RunId]) REFERENCES [scorecards_run] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_scorecards_result_ContractorId] ON [scorecards_result] ([ContractorId]);
GO


CREATE UNIQUE INDEX [IX_scorecards_run_BusinessDate_RuleSha256_Revision] ON [scorecards_run] ([BusinessDate], [RuleSha256], [Revision]);
GO