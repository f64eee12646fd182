CREATE TABLE [contractors_contractor] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    [NormalizedCode] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Status] nvarchar(40) NOT NULL,
    [CsmsClass] nvarchar(40) NULL,
    [RolloutStage] nvarchar(40) NOT NULL,
    [MainContractorId] uniqueidentifier NULL,
    [TreeId] uniqueidentifier NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_contractor] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_contractors_contractor_contractors_contractor_MainContractorId] FOREIGN KEY ([MainContractorId]) REFERENCES [contractors_contractor] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [contractors_site] (
    [Id] uniqueidentifier NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    [NormalizedCode] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_site] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [contractors_worker] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Position] nvarchar(100) NULL,
    [NikLast4] nvarchar(4) NOT NULL,
    [NikHash] nvarchar(64) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_worker] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_contractors_worker_contractors_contractor_ContractorId] FOREIGN KEY ([ContractorId]) REFERENCES [contractors_contractor] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [contractors_area] (
    [Id] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Code] nvarchar(40) NOT NULL,
    [NormalizedCode] nvarchar(40) NOT NULL,
    [Name] nvarchar(200) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_area] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_contractors_area_contractors_site_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [contractors_site] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [contractors_man_hours] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [Month] int NOT NULL,
    [Hours] bigint NOT NULL,
    [Headcount] int NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_man_hours] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_contractors_man_hours_contractors_contractor_ContractorId] FOREIGN KEY ([ContractorId]) REFERENCES [contractors_contractor] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_contractors_man_hours_contractors_site_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [contractors_site] ([Id]) ON DELETE NO ACTION
);
GO


CREATE TABLE [contractors_contract] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [Number] nvarchar(60) NOT NULL,
    [Title] nvarchar(300) NOT NULL,
    [RiskClass] nvarchar(40) NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [AreaId] uniqueidentifier NULL,
    [From] date NOT NULL,
    [To] date NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_contractors_contract] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_contractors_contract_contractors_area_AreaId] FOREIGN KEY ([AreaId]) REFERENCES [contractors_area] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_contractors_contract_contractors_contractor_ContractorId] FOREIGN KEY ([ContractorId]) REFERENCES [contractors_contractor] ([Id]) ON DELETE NO ACTION,
    CONSTRAINT [FK_contractors_contract_contractors_site_SiteId] FOREIGN KEY ([SiteId]) REFERENCES [contractors_site] ([Id]) ON DELETE NO ACTION
);
GO


CREATE UNIQUE INDEX [IX_contractors_area_SiteId_NormalizedCode] ON [contractors_area] ([SiteId], [NormalizedCode]);
GO


CREATE INDEX [IX_contractors_contract_AreaId] ON [contractors_contract] ([AreaId]);
GO


CREATE UNIQUE INDEX [IX_contractors_contract_ContractorId_Number] ON [contractors_contract] ([ContractorId], [Number]);
GO


CREATE INDEX [IX_contractors_contract_SiteId] ON [contractors_contract] ([SiteId]);
GO


CREATE INDEX [IX_contractors_contractor_MainContractorId] ON [contractors_contractor] ([MainContractorId]);
GO


CREATE UNIQUE INDEX [IX_contractors_contractor_NormalizedCode] ON [contractors_contractor] ([NormalizedCode]);
GO


CREATE INDEX [IX_contractors_contractor_TreeId] ON [contractors_contractor] ([TreeId]);
GO


CREATE INDEX [IX_contractors_man_hours_ContractorId_Month_Hours_Headcount] ON [contractors_man_hours] ([ContractorId], [Month], [Hours], [Headcount]);
GO


CREATE UNIQUE INDEX [IX_contractors_man_hours_ContractorId_SiteId_Month] ON [contractors_man_hours] ([ContractorId], [SiteId], [Month]);
GO


CREATE INDEX [IX_contractors_man_hours_SiteId] ON [contractors_man_hours] ([SiteId]);
GO


CREATE UNIQUE INDEX [IX_contractors_site_NormalizedCode] ON [contractors_site] ([NormalizedCode]);
GO


CREATE UNIQUE INDEX [IX_contractors_worker_ContractorId_NikHash] ON [contractors_worker] ([ContractorId], [NikHash]);
GO