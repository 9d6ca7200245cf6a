// 措施、工程、平台依托什么,直到第四层
MATCH path = ()-[:RELIES_ON*1..4]->()
RETURN path
LIMIT 100;
