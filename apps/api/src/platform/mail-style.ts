// The values are those of the web site's tokens. Double quotes would end the attribute.
const UI = "'Source Sans 3','Segoe UI',Roboto,Arial,sans-serif";
const TEXT = "'STIX Two Text',Georgia,'Times New Roman',serif";

/** The site's look, for elements that carry their style with them. */
export const STYLES = {
  paper: 'background:#fdfcfa;margin:0;padding:0',
  page: `color:#171b22;font:18px/1.45 ${UI};margin:0 auto;max-width:576px;overflow-wrap:break-word;padding:24px 20px 48px`,
  plate: 'margin:0 0 28px',
  mark: `border-bottom:4px solid #1e429a;color:#171b22;display:inline-block;font:700 28px/1 ${TEXT};padding:0 25px 7px 0`,
  line: 'margin:0 0 16px',
  sheet: 'background:#f8f3e1;border-top:4px solid #171b22;margin:20px 0;padding:0 20px 18px',
  tab: 'background:#171b22;color:#fdfcfa;display:inline-block;font-size:16px;font-weight:600;line-height:1.35;padding:0 10px 5px',
  title: `font:600 21px/1.25 ${TEXT};margin:12px 0 0`,
  button:
    'background:#1e429a;border-radius:3px;color:#fcfcf9;display:inline-block;font-weight:600;padding:11px 22px;text-decoration:none',
  link: 'color:#1e429a',
  small: 'color:#4c5058;font-size:16px;margin:0 0 16px;word-break:break-all',
  foot: 'border-top:1px solid #d2d4d8;color:#4c5058;font-size:16px;margin:32px 0 0;padding-top:12px',
};

export const DARK = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#121417!important}.page,.mark{color:#edebe7!important}.mark{border-color:#98c0fb!important}
.sheet{background:#252119!important;border-color:#edebe7!important}.tab{background:#edebe7!important;color:#121417!important}
.button{background:#98c0fb!important;color:#0a1326!important}.link{color:#98c0fb!important}
.small,.foot{color:#b7b4ad!important}.foot{border-color:#35383d!important}}`;
