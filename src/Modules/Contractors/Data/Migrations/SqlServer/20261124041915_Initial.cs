using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Icmesh.Contractors.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contractors_contractor",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NormalizedCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CsmsClass = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    RolloutStage = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MainContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TreeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_contractor", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contractors_contractor_contractors_contractor_MainContractorId",
                        column: x => x.MainContractorId,
                        principalTable: "contractors_contractor",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contractors_site",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NormalizedCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_site", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contractors_worker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Position = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    NikLast4 = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false),
                    NikHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_worker", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contractors_worker_contractors_contractor_ContractorId",
                        column: x => x.ContractorId,
                        principalTable: "contractors_contractor",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contractors_area",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    NormalizedCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_area", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contractors_area_contractors_site_SiteId",
                        column: x => x.SiteId,
                        principalTable: "contractors_site",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contractors_man_hours",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Hours = table.Column<long>(type: "bigint", nullable: false),
                    Headcount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_man_hours", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contractors_man_hours_contractors_contractor_ContractorId",
                        column: x => x.ContractorId,
                        principalTable: "contractors_contractor",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contractors_man_hours_contractors_site_SiteId",
                        column: x => x.SiteId,
                        principalTable: "contractors_site",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contractors_contract",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContractorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RiskClass = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SiteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AreaId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contractors_contract", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contractors_contract_contractors_area_AreaId",
                        column: x => x.AreaId,
                        principalTable: "contractors_area",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contractors_contract_contractors_contractor_ContractorId",
                        column: x => x.ContractorId,
                        principalTable: "contractors_contractor",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_contractors_contract_contractors_site_SiteId",
                        column: x => x.SiteId,
                        principalTable: "contractors_site",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contractors_area_SiteId_NormalizedCode",
                table: "contractors_area",
                columns: new[] { "SiteId", "NormalizedCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contract_AreaId",
                table: "contractors_contract",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contract_ContractorId_Number",
                table: "contractors_contract",
                columns: new[] { "ContractorId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contract_SiteId",
                table: "contractors_contract",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contractor_MainContractorId",
                table: "contractors_contractor",
                column: "MainContractorId");

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contractor_NormalizedCode",
                table: "contractors_contractor",
                column: "NormalizedCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contractors_contractor_TreeId",
                table: "contractors_contractor",
                column: "TreeId");

            migrationBuilder.CreateIndex(
                name: "IX_contractors_man_hours_ContractorId_Month_Hours_Headcount",
                table: "contractors_man_hours",
                columns: new[] { "ContractorId", "Month", "Hours", "Headcount" });

            migrationBuilder.CreateIndex(
                name: "IX_contractors_man_hours_ContractorId_SiteId_Month",
                table: "contractors_man_hours",
                columns: new[] { "ContractorId", "SiteId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contractors_man_hours_SiteId",
                table: "contractors_man_hours",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_contractors_site_NormalizedCode",
                table: "contractors_site",
                column: "NormalizedCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contractors_worker_ContractorId_NikHash",
                table: "contractors_worker",
                columns: new[] { "ContractorId", "NikHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contractors_contract");

            migrationBuilder.DropTable(
                name: "contractors_man_hours");

            migrationBuilder.DropTable(
                name: "contractors_worker");

            migrationBuilder.DropTable(
                name: "contractors_area");

            migrationBuilder.DropTable(
                name: "contractors_contractor");

            migrationBuilder.DropTable(
                name: "contractors_site");
        }
    }
}
