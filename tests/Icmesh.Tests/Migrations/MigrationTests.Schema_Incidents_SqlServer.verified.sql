CREATE TABLE [incidents_incident] (
    [Id] uniqueidentifier NOT NULL,
    [ExternalId] nvarchar(100) NULL,
    [RowKey] nvarchar(64) NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [SiteId] uniqueidentifier NOT NULL,
    [AreaId] uniqueidentifier NULL,
    [OccurredAt] datetime2 NOT NULL,
    [Month] int NOT NULL,
    [IsEmployee] bit NOT NULL,
    [IsCommuting] bit NOT NULL,
    [IsConcealed] bit NOT NULL,
    [IsAttributable] bit NULL,
    [Treatment] nvarchar(40) NOT NULL,
    [Impact] nvarchar(40) NOT NULL,
    [Class] nvarchar(40) NOT NULL,
    [PermanentLoss] nvarchar(200) NULL,
    [DaysCharged] int NOT NULL,
    [ChargeTable] nvarchar(40) NULL,
    [DaysLost] int NOT NULL,
    [RestrictedDays] int NOT NULL,
    [Potential] int NOT NULL,
    [Narrative] nvarchar(max) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_incidents_incident] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [incidents_class_change] (
    [Id] uniqueidentifier NOT NULL,
    [IncidentId] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [From] nvarchar(40) NOT NULL,
    [To] nvarchar(40) NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [Reason] nvarchar(1000) NOT NULL,
    CONSTRAINT [PK_incidents_class_change] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_incidents_class_change_incidents_incident_IncidentId] FOREIGN KEY ([IncidentId]) REFERENCES [incidents_incident] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_incidents_class_change_IncidentId] ON [incidents_class_change] ([IncidentId]);
GO


CREATE INDEX [IX_incidents_incident_ContractorId_Month] ON [incidents_incident] ([ContractorId], [Month]);
GO


CREATE INDEX [IX_incidents_incident_Month_OccurredAt] ON [incidents_incident] ([Month], [OccurredAt]);
GO


CREATE INDEX [IX_incidents_incident_OccurredAt] ON [incidents_incident] ([OccurredAt]);
GO


CREATE UNIQUE INDEX [IX_incidents_incident_RowKey] ON [incidents_incident] ([RowKey]) WHERE [RowKey] IS NOT NULL;
GO