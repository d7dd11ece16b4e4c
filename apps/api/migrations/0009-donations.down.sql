drop table donation_visitors;
drop table donation_clicks;
drop table donation_links;
