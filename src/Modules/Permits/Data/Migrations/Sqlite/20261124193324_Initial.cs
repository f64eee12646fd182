using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Permits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "permits_number",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_number", x => new { x.SiteId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "permits_permit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AreaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Types = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Start = table.Column<DateTime>(type: "TEXT", nullable: false),
                    End = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Extensions = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    StateSince = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_permit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "permits_check",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_check", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_check_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_crew",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_crew", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_crew_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Command = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    End = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_decision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_decision_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_document_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Work = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Hazards = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Controls = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_step_permits_permit_PermitId",
                        column: x => x.PermitId,
                        principalTable: "permits_permit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "permits_answer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DecisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PermitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_permits_answer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_permits_answer_permits_decision_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "permits_decision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_permits_answer_DecisionId",
                table: "permits_answer",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_permits_answer_WorkerId",
                table: "permits_answer",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_permits_check_PermitId_Code",
                table: "permits_check",
                columns: new[] { "PermitId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_crew_PermitId_WorkerId",
                table: "permits_crew",
                columns: new[] { "PermitId", "WorkerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_crew_WorkerId",
                table: "permits_crew",
                column: "WorkerId");

            migrationBuilder.CreateIndex(
                name: "IX_permits_decision_PermitId_Position",
                table: "permits_decision",
                columns: new[] { "PermitId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_decision_SignerId",
                table: "permits_decision",
                column: "SignerId");

            migrationBuilder.CreateIndex(
                name: "IX_permits_document_PermitId_Code",
                table: "permits_document",
                columns: new[] { "PermitId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_permit_ContractorId_State",
                table: "permits_permit",
                columns: new[] { "ContractorId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_permits_permit_Number",
                table: "permits_permit",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_permit_SiteId_AreaId_State",
                table: "permits_permit",
                columns: new[] { "SiteId", "AreaId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_permits_permit_SiteId_Year_Sequence",
                table: "permits_permit",
                columns: new[] { "SiteId", "Year", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_permits_permit_State_End",
                table: "permits_permit",
                columns: new[] { "State", "End" });

            migrationBuilder.CreateIndex(
                name: "IX_permits_step_PermitId_Position",
                table: "permits_step",
                columns: new[] { "PermitId", "Position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "permits_answer");

            migrationBuilder.DropTable(
                name: "permits_check");

            migrationBuilder.DropTable(
                name: "permits_crew");

            migrationBuilder.DropTable(
                name: "permits_document");

            migrationBuilder.DropTable(
                name: "permits_number");

            migrationBuilder.DropTable(
                name: "permits_step");

            migrationBuilder.DropTable(
                name: "permits_decision");

            migrationBuilder.DropTable(
                name: "permits_permit");
        }
    }
}
