// The style of a catalog in HTML: screen, phone and print. Contract: needs nothing from elsewhere;
// prints dark on white, headings of tables on every page, no row broken.
// Test: tests/cli/catalog_print.test.mjs
#include "cli/catalog_html.h"

namespace proviso::cli {

const std::string_view kCatalogStyle = R"css(
:root{color-scheme:light;--ink:#16191d;--soft:#5a626c;--line:#d9dde2;--accent:#1d3b5c}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);overflow-wrap:anywhere;
 font:16px/1.45 "Helvetica Neue",Helvetica,Arial,"Liberation Sans","Noto Sans",sans-serif}
.cover,.contents,main{max-width:68rem;margin:0 auto;padding:0 1.5rem}
.cover{padding-top:3.5rem}
.kind::before{display:block;width:4.5rem;margin-bottom:1.2rem;border-top:5px solid var(--accent);
 content:""}
.kind{margin:0;color:var(--soft);font-size:.85rem;letter-spacing:.09em;text-transform:uppercase}
h1{margin:.4rem 0 2rem;color:var(--accent);font-size:2.6rem;line-height:1.12}
dl{margin:0;border-top:2px solid var(--accent);max-width:34rem}
dl div{display:flex;gap:1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{flex:0 0 9rem;color:var(--soft)}
dd{margin:0;font-weight:600}
.note{max-width:34rem;color:var(--soft);font-size:.9rem}
h2,h3,h4,h5,h6{margin:1.8rem 0 .5rem;color:var(--accent);line-height:1.2}
h2{margin-top:3rem;padding-bottom:.35rem;border-bottom:2px solid var(--accent);font-size:1.6rem}
h3{font-size:1.2rem}
h4,h5,h6{font-size:1.05rem}
h2 small,h3 small,h4 small,h5 small,h6 small{margin-left:.4em;color:var(--soft);
 font-size:.85rem;font-weight:400;white-space:nowrap}
.contents a{display:flex;align-items:baseline;gap:.5rem;padding:.2rem 0;color:inherit;
 text-decoration:none}
.contents{columns:2 20rem;column-gap:3rem}
.contents h2{column-span:all}
.contents a{break-inside:avoid}
.contents a:hover span:first-child,.contents a:focus-visible span:first-child{
 text-decoration:underline}
.contents i{flex:1;min-width:1rem;border-bottom:1px dotted #9aa3ad}
.contents span:last-child{color:var(--soft);font-variant-numeric:tabular-nums}
.contents h2 small{float:right;margin-top:.5em}
.c{display:none}
.d1{margin-top:.6rem;font-weight:600}
.d2{padding-left:1.2rem!important}
.d3{padding-left:2.4rem!important}
.d4,.d5,.d6{padding-left:3.6rem!important}
table{width:100%;border-collapse:separate;border-spacing:0;font-size:.92rem;
 font-variant-numeric:tabular-nums}
th,td{padding:.4rem .6rem;text-align:left;vertical-align:baseline}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
th{border-bottom:1.5px solid var(--ink);font-size:.8rem;font-weight:600;vertical-align:bottom}
td{border-bottom:1px solid var(--line)}
th.s{width:11%}
th.b{width:12%}
th.l,th.r,th.p{width:9%}
th.t{width:23%}
th.l,th.r,th.p,td.l,td.r,td.p{text-align:right;white-space:nowrap}
th.t,td.t{padding-left:1.5rem}
td.s,td.b{color:var(--soft)}
td.p{font-weight:700}
td.none{color:var(--soft);font-weight:400}
td.l,td.r{color:var(--soft)}
td.p small{display:block;color:var(--soft);font-weight:400}
.t span{display:inline-block;margin-right:.8em;white-space:nowrap}
.empty{color:var(--soft)}
@media screen{
 main{padding-bottom:4rem}
 thead th{position:sticky;top:0;background:#fff}
}
@media screen and (max-width:44rem){
 .cover{padding-top:2rem}
 .cover,.contents,main{padding-left:1rem;padding-right:1rem}
 h1{font-size:2rem}
 table,tbody{display:block}
 thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 tr{display:grid;grid-template-columns:1fr auto auto;column-gap:.7rem;padding:.55rem 0;
  border-bottom:1px solid var(--line)}
 td,td.t{padding:0;border:0}
 td.n{grid-area:1/1;font-weight:600}
 td.l{grid-area:1/2}
 td.p{grid-area:1/3}
 td.s{grid-area:2/1;font-size:.85rem}
 td.b{grid-area:2/2/3/4;font-size:.85rem;text-align:right;overflow-wrap:normal}
 td.t{grid-area:3/1/4/4;font-size:.88rem}
 td.r{grid-area:4/1/5/4;font-size:.88rem;text-align:left}
 td.r:not(:empty)::before{content:"Recommended "}
}
@page{
 margin:19mm 15mm 17mm;
 @top-left{font:8pt Helvetica,Arial,"Liberation Sans",sans-serif;color:#5a626c}
 @top-right{font:600 8pt Helvetica,Arial,"Liberation Sans",sans-serif;color:#16191d}
 @bottom-left{font:8pt Helvetica,Arial,"Liberation Sans",sans-serif;color:#5a626c}
 @bottom-right{font:8pt Helvetica,Arial,"Liberation Sans",sans-serif;color:#16191d;
  content:counter(page) " / " counter(pages)}
}
@page:first{
 @top-left{visibility:hidden}
 @top-right{visibility:hidden}
 @bottom-left{visibility:hidden}
 @bottom-right{visibility:hidden}
}
@media print{
 body{font-size:9.5pt;line-height:1.35}
 .cover,.contents,main{max-width:none;padding:0}
 .cover{padding-top:55mm;break-after:page}
 h1{font-size:32pt;margin-bottom:16mm}
 .contents{columns:2;column-gap:10mm;page:contents;break-after:page}
 h2{margin-top:0;font-size:16pt}
 h3{font-size:12pt}
 h4,h5,h6{font-size:10.5pt}
 h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid}
 .contents a{padding:.7mm 0}
 .d1{break-after:avoid}
 section{break-before:page}
 section:first-child{break-before:auto}
 .own{height:0;margin:0;overflow:hidden}
 table{margin-bottom:5mm;font-size:8pt;line-height:1.25}
 thead{display:table-header-group;break-inside:avoid}
 tr{break-inside:avoid}
 th{font-size:7pt;border-bottom-width:1pt}
 th,td{padding:.75mm 1.4mm}
 th.t,td.t{padding-left:4mm}
 td{border-bottom-width:.4pt}
 .c{display:table-row}
 .c th{padding-bottom:1.5mm;border:0;color:var(--accent);font-size:12pt}
 .c small{margin-left:.4em;color:var(--soft);font-size:8pt;font-weight:400}
}
)css";

}  // namespace proviso::cli
