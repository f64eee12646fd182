CREATE TABLE [competency_certificate] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [Type] nvarchar(40) NOT NULL,
    [Class] nvarchar(20) NULL,
    [Scope] nvarchar(200) NULL,
    [Issuer] nvarchar(200) NOT NULL,
    [Number] nvarchar(100) NOT NULL,
    [NumberKey] nvarchar(100) NOT NULL,
    [IssuedOn] date NOT NULL,
    [ExpiresOn] date NULL,
    [IsForThisEmployer] bit NULL,
    [ChainId] uniqueidentifier NOT NULL,
    [LapsesOn] date NULL,
    [VerifiedBy] nvarchar(100) NULL,
    [VerifiedAt] datetime2 NULL,
    [VerifiedHow] nvarchar(40) NULL,
    [RevokedOn] date NULL,
    [RevokedBy] nvarchar(100) NULL,
    [RevokedReason] nvarchar(500) NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_competency_certificate] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [competency_fitness] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [Result] nvarchar(40) NOT NULL,
    [Restrictions] nvarchar(200) NULL,
    [ExaminedOn] date NOT NULL,
    [ValidUntil] date NULL,
    [Clinic] nvarchar(200) NOT NULL,
    CONSTRAINT [PK_competency_fitness] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [competency_induction] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [GivenOn] date NOT NULL,
    [IsPassed] bit NOT NULL,
    [Score] int NULL,
    CONSTRAINT [PK_competency_induction] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [competency_requirement] (
    [Id] uniqueidentifier NOT NULL,
    [JobType] nvarchar(40) NOT NULL,
    [Role] nvarchar(40) NULL,
    [AreaId] uniqueidentifier NULL,
    [CertificateType] nvarchar(40) NOT NULL,
    [Class] nvarchar(20) NULL,
    [IsMandatory] bit NOT NULL,
    [Law] nvarchar(200) NOT NULL,
    [Status] nvarchar(20) NOT NULL,
    [Version] bigint NOT NULL,
    CONSTRAINT [PK_competency_requirement] PRIMARY KEY ([Id])
);
GO


CREATE TABLE [competency_certificate_use] (
    [Id] uniqueidentifier NOT NULL,
    [ContractorId] uniqueidentifier NOT NULL,
    [WorkerId] uniqueidentifier NOT NULL,
    [CertificateId] uniqueidentifier NOT NULL,
    [On] date NOT NULL,
    [Work] nvarchar(300) NOT NULL,
    [By] nvarchar(100) NOT NULL,
    CONSTRAINT [PK_competency_certificate_use] PRIMARY KEY ([Id]),
    CONSTRAINT [FK_competency_certificate_use_competency_certificate_CertificateId] FOREIGN KEY ([CertificateId]) REFERENCES [competency_certificate] ([Id]) ON DELETE NO ACTION
);
GO


CREATE INDEX [IX_competency_certificate_ContractorId_LapsesOn] ON [competency_certificate] ([ContractorId], [LapsesOn]);
GO


CREATE INDEX [IX_competency_certificate_LapsesOn] ON [competency_certificate] ([LapsesOn]);
GO


CREATE UNIQUE INDEX [IX_competency_certificate_Type_NumberKey_WorkerId_IssuedOn] ON [competency_certificate] ([Type], [NumberKey], [WorkerId], [IssuedOn]);
GO


CREATE INDEX [IX_competency_certificate_WorkerId_Type] ON [competency_certificate] ([WorkerId], [Type]);
GO


CREATE INDEX [IX_competency_certificate_use_CertificateId_On] ON [competency_certificate_use] ([CertificateId], [On]);
GO


CREATE INDEX [IX_competency_certificate_use_WorkerId] ON [competency_certificate_use] ([WorkerId]);
GO


CREATE INDEX [IX_competency_fitness_ContractorId] ON [competency_fitness] ([ContractorId]);
GO


CREATE UNIQUE INDEX [IX_competency_fitness_WorkerId_ExaminedOn] ON [competency_fitness] ([WorkerId], [ExaminedOn]);
GO


CREATE INDEX [IX_competency_induction_ContractorId] ON [competency_induction] ([ContractorId]);
GO


CREATE UNIQUE INDEX [IX_competency_induction_WorkerId_GivenOn] ON [competency_induction] ([WorkerId], [GivenOn]);
GO


CREATE INDEX [IX_competency_requirement_JobType_CertificateType] ON [competency_requirement] ([JobType], [CertificateType]);
GO