using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Competency.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "competency_certificate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Class = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Scope = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Issuer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NumberKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsForThisEmployer = table.Column<bool>(type: "bit", nullable: true),
                    ChainId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LapsesOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VerifiedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VerifiedHow = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RevokedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RevokedBy = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RevokedReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competency_certificate", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "competency_fitness",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Restrictions = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ExaminedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Clinic = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competency_fitness", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "competency_induction",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    IsPassed = table.Column<bool>(type: "bit", nullable: false),
                    Score = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competency_induction", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "competency_requirement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    JobType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Role = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    AreaId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CertificateType = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Class = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    IsMandatory = table.Column<bool>(type: "bit", nullable: false),
                    Law = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competency_requirement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "competency_certificate_use",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WorkerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CertificateId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Work = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    By = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_competency_certificate_use", x => x.Id);
                    table.ForeignKey(
                        name: "FK_competency_certificate_use_competency_certificate_CertificateId",
                        column: x => x.CertificateId,
                        principalTable: "competency_certificate",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_ContractorId_LapsesOn",
                table: "competency_certificate",
                columns: new[] { "ContractorId", "LapsesOn" });

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_LapsesOn",
                table: "competency_certificate",
                column: "LapsesOn");

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_Type_NumberKey_WorkerId_IssuedOn",
                table: "competency_certificate",
                columns: new[] { "Type", "NumberKey", "WorkerId", "IssuedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_WorkerId_Type",
                table: "competency_certificate",
                columns: new[] { "WorkerId", "Type" });

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_use_CertificateId_On",
                table: "competency_certificate_use",
                columns: new[] { "CertificateId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_competency_certificate_use_WorkerId",
                table: "competency_certificate_use",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_competency_fitness_ContractorId",
                table: "competency_fitness",
                column: "ContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_competency_fitness_WorkerId_ExaminedOn",
                table: "competency_fitness",
                columns: new[] { "WorkerId", "ExaminedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_competency_induction_ContractorId",
                table: "competency_induction",
                column: "ContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_competency_induction_WorkerId_GivenOn",
                table: "competency_induction",
                columns: new[] { "WorkerId", "GivenOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_competency_requirement_JobType_CertificateType",
                table: "competency_requirement",
                columns: new[] { "JobType", "CertificateType" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "competency_certificate_use");

            migrationBuilder.DropTable(
                name: "competency_fitness");

            migrationBuilder.DropTable(
                name: "competency_induction");

            migrationBuilder.DropTable(
                name: "competency_requirement");

            migrationBuilder.DropTable(
                name: "competency_certificate");
        }
    }
}
