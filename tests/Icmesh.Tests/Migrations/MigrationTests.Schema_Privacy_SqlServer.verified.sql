CREATE TABLE [privacy_erasure] (
    [SubjectId] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    CONSTRAINT [PK_privacy_erasure] PRIMARY KEY ([SubjectId])
);
GO


CREATE TABLE [privacy_hold] (
    [SubjectId] uniqueidentifier NOT NULL,
    [At] datetime2 NOT NULL,
    [By] nvarchar(100) NOT NULL,
    [Reason] nvarchar(500) NOT NULL,
    CONSTRAINT [PK_privacy_hold] PRIMARY KEY ([SubjectId])
);
GO


CREATE INDEX [IX_privacy_erasure_At] ON [privacy_erasure] ([At]);
GO